import { z } from 'zod';

/** Text of content that was redacted reads null. */
const opened = z.string().nullable();
const who = z.strictObject({ person: z.string(), name: opened });
const when = z.string().nullable();

const count = z.strictObject({
  state: z.enum(['due', 'anchor-missing', 'no-number', 'suspended', 'ended', 'repealed', 'uncountable']),
  anchor: z.string(),
  anchoredAt: when,
  /** Counted from the earliest signal that a person saw, until counsel says when it was. */
  presumed: z.boolean(),
  /** What alarms go by. */
  strictDue: when,
  /** The last moment that the law gives; it informs. */
  legalLatest: when,
  /** Where the law has a word and no number: what the plan wants. Never overdue. */
  target: when,
  /** The plan's margin before `strictDue`. */
  doBy: when,
  rule: z.string(),
  timeZone: z.string(),
  calendar: z.string().nullable(),
  pack: z.string().nullable(),
});

const stage = count.extend({
  stage: z.string(),
  words: z.string(),
  citation: z.string(),
  /** On what condition it is due at all; null for always. */
  when: z.string().nullable(),
  recipient: z.string(),
  open: z.boolean(),
  overdue: z.boolean(),
  alarms: z.array(z.strictObject({ percent: z.int(), at: z.string(), fired: z.boolean() })),
  /** Every count, the first one first: what changed, by whom and why. */
  history: z.array(
    z.strictObject({
      cause: z.enum([
        'opened',
        'anchor-fixed',
        'anchor-earlier',
        'anchor-later',
        'suspended',
        'resumed',
        'reported',
        'recounted',
      ]),
      reason: opened,
      by: who,
      at: z.string(),
      anchoredAt: when,
      presumed: z.boolean(),
      strictDue: when,
      legalLatest: when,
    }),
  ),
  reports: z.array(
    z.strictObject({
      sentAt: z.string(),
      by: who,
      at: z.string(),
      reference: opened,
      proof: z.int().nullable(),
      lateBecause: opened,
    }),
  ),
  waived: z.strictObject({ by: who, at: z.string(), reason: opened }).nullable(),
});

/** One clock that runs in an incident: for one legal entity, in one role, told to one recipient. */
export const clockView = z.strictObject({
  clock: z.string(),
  source: z.enum(['law', 'contract', 'internal', 'insurer']),
  /** Regime or agreement. */
  of: z.string(),
  title: z.string(),
  entity: z.string().nullable(),
  role: z.string().nullable(),
  system: z.string().nullable(),
  recipient: z.string().nullable(),
  clause: z.string(),
  openedAt: z.string(),
  link: z.string().nullable(),
  /** Somebody read the text of the law itself. True for what is no law. */
  verified: z.boolean(),
  /** What counsel must settle: the clock runs all the same. */
  unsettled: z.array(z.string()),
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  gate: z.string().nullable(),
  applicability: z.strictObject({
    kind: z.enum(['undecided', 'by-plan', 'applies', 'does-not-apply']),
    by: who.nullable(),
    at: when,
    rationale: opened,
  }),
  suspended: z
    .strictObject({ authority: opened, reference: opened, until: when, by: who, at: z.string(), over: z.boolean() })
    .nullable(),
  displacedBy: z.string().nullable(),
  relations: z.array(z.strictObject({ kind: z.string(), words: z.string(), citation: z.string() })),
  stages: z.array(stage),
});
export type ClockView = z.infer<typeof clockView>;

/** A moment that clocks count from, and the later one that somebody of legal asks for. */
export const anchorView = z.strictObject({
  fact: z.string(),
  at: z.string(),
  presumed: z.boolean(),
  /** What the fact says now, where that is later. */
  saidLater: when,
  asked: z.strictObject({ to: z.string(), by: who, reason: opened }).nullable(),
});
