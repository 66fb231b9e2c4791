import { z } from 'zod';
import { severity } from '../shapes.ts';
import { opened } from './incident-view.ts';

const step = z.strictObject({
  /** Null: the plan names no time. */
  at: z.string().nullable(),
  /** How long after the first call, in words. */
  after: z.string(),
  layer: z.string().nullable(),
  /** Null: nobody is called, and `why` says it. */
  seat: z.string().nullable(),
  until: z.string().nullable(),
  by: z.array(z.string()),
  why: z.string(),
});

const approver = z.strictObject({
  seat: z.string(),
  of: z.array(z.string()),
  duty: z.enum(['on-call', 'in-hours', 'always', 'off-duty']),
  /** When they can be reached; null: not before the approvers have to be through. */
  from: z.string().nullable(),
  /** Why they do not count; null where they do. */
  not: z.string().nullable(),
});

const stage = z.strictObject({
  name: z.string(),
  anchor: z.string(),
  /** What alarms go by. Null: the law has no number, or it counts from something later. */
  due: z.string().nullable(),
  latest: z.string().nullable(),
  recipient: z.string(),
  words: z.string(),
  citation: z.string(),
});

const clock = z.strictObject({
  /** `law`, with the id of the regime; `contract` and `internal` with that of the plan. */
  kind: z.enum(['law', 'contract', 'internal']),
  id: z.string(),
  title: z.string(),
  /** `runs`: it binds; `could-run`: something is not known, and `because` says what. */
  runs: z.enum(['runs', 'could-run']),
  because: z.string(),
  entity: z.string().nullable(),
  systems: z.array(z.string()),
  /** Whether the plan lists it: a law that it does not list has no owner. */
  listed: z.boolean(),
  owner: z.string().nullable(),
  deputy: z.string().nullable(),
  gate: z.string().nullable(),
  recipient: z.string().nullable(),
  verified: z.boolean(),
  link: z.string().nullable(),
  stages: z.array(stage),
  /** The first due of all its stages. */
  firstDue: z.string().nullable(),
  /** Why it cannot be counted. */
  fault: z.string().nullable(),
});

/** What a plan answers about one hour. */
export const planAnswer = z.strictObject({
  version: z.string(),
  at: z.string(),
  /** The hour where the organisation is: `Sunday 27 December 2026, 03:00 (Europe/Dublin)`. */
  local: z.string(),
  dayOff: z.enum(['weekend', 'holiday']).nullable(),
  severity,
  system: z.string().nullable(),
  acknowledge: z.string().nullable(),
  paged: z.array(
    z.strictObject({
      /** `incident-owner`, or a function. */
      who: z.string(),
      schedule: z.string().nullable(),
      steps: z.array(step),
    }),
  ),
  /** Who sits where now: seats that nobody sits in are not here, and fill no place. */
  holders: z.array(z.strictObject({ seat: z.string(), person: z.string(), name: opened })),
  gates: z.array(
    z.strictObject({
      gate: z.string(),
      /** The severity opens it, or asks for an action behind it. */
      opened: z.boolean(),
      needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
      within: z.string(),
      until: z.string().nullable(),
      approvers: z.array(approver),
      /** The quorum can be reached in time, by others than the one who asks. */
      reachable: z.boolean(),
      /** From when all that are needed can be reached. */
      from: z.string().nullable(),
      /** Seats without whose holder it cannot be reached in time: nor may they be the ones who ask. */
      dependsOn: z.array(z.string()),
      missing: z.array(z.string()),
    }),
  ),
  clocks: z.array(clock),
});

/** Every law of the packs against each entity and each of its systems. */
export const planRegimes = z.strictObject({
  version: z.string(),
  regimes: z.array(
    z.strictObject({
      regime: z.string(),
      title: z.string(),
      jurisdiction: z.string(),
      status: z.string(),
      citation: z.string(),
      link: z.string().nullable(),
      verified: z.boolean(),
      /** The strongest of its cases. */
      answer: z.enum(['yes', 'could-be', 'no']),
      /** `open`: it could bind, and the plan neither lists it nor rules it out. */
      plan: z.enum(['listed', 'ruled-out', 'open', 'none']),
      /** Why the plan rules it out. */
      ruledOut: z.string().nullable(),
      cases: z.array(
        z.strictObject({
          entity: z.string().nullable(),
          system: z.string().nullable(),
          answer: z.enum(['yes', 'could-be', 'no']),
          because: z.string(),
        }),
      ),
    }),
  ),
  /** Listed or ruled out by the plan, and in no law pack. */
  unknown: z.array(z.string()),
});
