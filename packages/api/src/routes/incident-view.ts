import { z } from 'zod';
import { severity, stage } from '../shapes.ts';
import { anchorView, clockView } from './clock-view.ts';

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const shownMarking = z.strictObject({
  kind: z.enum(['factual', 'counsel-directed']),
  directedBy: z.string().nullable(),
});
/** Text of content that was redacted reads null. */
export const opened = z.string().nullable();
export const who = z.strictObject({ person: z.string(), name: opened });

export const status = z.enum(['open', 'closed', 'not-an-incident']);

export const incidentRow = z.strictObject({
  id: z.string(),
  reference: z.string(),
  title: opened,
  type: z.string(),
  system: z.string().nullable(),
  severity,
  stage,
  status,
  /** `removed`: they have left the organisation, and somebody has to be named in their place. */
  owner: who.extend({ removed: z.literal(true).optional() }),
  declaredAt: z.string(),
  nextDue: z.string().nullable(),
  /** Ids of public lists: `AML.T0051`, `LLM01:2025`, `ASI02`. */
  tags: z.array(z.string()),
});

const actionView = z.strictObject({
  number: z.int(),
  action: z.string(),
  title: z.string(),
  parameters: z.record(z.string(), scalar.nullable()),
  undoes: z.int().nullable(),
  digest: z.string(),
  requester: who,
  reason: opened,
  proposedAt: z.string(),
  reversible: z.boolean(),
  external: z.boolean(),
  progress: z.enum(['waiting', 'preserving', 'refused', 'executed', 'proven', 'failed-in-part', 'undone']),
  /** While evidence is captured before the change: the latest instant of the change, and what is still awaited. */
  preserving: z.strictObject({ until: z.string(), waitingFor: z.array(z.string()) }).nullable(),
  /**
   * What the built-in probe of a switch sees, from execution on: clients that have not asked since, and clients that
   * were served the value, each with when it first was. Both empty: no client has ever asked. Null for other actions.
   */
  probe: z
    .strictObject({
      waitingFor: z.array(z.string()),
      seen: z.array(z.strictObject({ title: z.string(), at: z.string() })),
      /** When people were called because it is not proven; null before, and once it is. */
      overdueAt: z.string().nullable(),
    })
    .nullable(),
  /** References of other incidents that hold the same switch now: undoing this action does not release it for them. */
  stillHeldBy: z.array(z.string()),
  gate: z
    .strictObject({
      gate: z.string(),
      due: z.string(),
      needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
      approvals: z.array(
        z.strictObject({ person: z.string(), name: opened, as: z.string(), at: z.string(), lapsesAt: z.string() }),
      ),
      missing: z.array(z.string()),
      runBy: z.string().nullable(),
      glassBrokenBy: z.string().nullable(),
      /** Who released it under the standing authority of the gate. */
      released: who.nullable(),
    })
    .nullable(),
  milliseconds: z.int().nullable(),
});

export const obligationView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  by: z.array(z.string()),
  mine: z.boolean(),
  clause: z.string(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  limit: z.string().nullable(),
});

const evidenceView = z.strictObject({
  number: z.int(),
  category: z.string(),
  title: opened,
  source: opened,
  collector: z.string(),
  capturedAt: z.string(),
  content: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  sha256: z.string().nullable(),
  marking: shownMarking,
  redacted: z.boolean(),
});

export const incidentView = incidentRow.extend({
  version: z.int(),
  kind: z.enum(['live', 'exercise']),
  planVersion: z.string(),
  summary: opened,
  firstSignalAt: z.string(),
  severityDetail: z.strictObject({
    derived: severity,
    set: z.enum(['derived', 'raised', 'lowered']),
    reasons: z.array(z.strictObject({ clause: z.string(), because: z.string(), assumed: z.array(z.string()) })),
    couldBe: z.array(z.strictObject({ level: severity, because: z.string(), unanswered: z.array(z.string()) })),
  }),
  facts: z.array(
    z.strictObject({
      fact: z.string(),
      ask: z.string(),
      state: z.enum(['not-asked', 'value', 'unknown']),
      value: scalar.nullable(),
      because: opened,
      by: z.string().nullable(),
      at: z.string().nullable(),
    }),
  ),
  obligations: z.array(obligationView),
  actions: z.array(actionView),
  /** Tasks of the plan that somebody has done. */
  tasksDone: z.array(z.strictObject({ task: z.string(), by: who, at: z.string() })),
  evidence: z.array(evidenceView),
  /** Evidence that was not there before a change, and why: `No collector for: log store`. */
  preservationGaps: z.array(
    z.strictObject({ action: z.int(), category: z.string(), cause: z.string(), because: z.string() }),
  ),
  decisions: z.array(
    z.strictObject({
      number: z.int(),
      decision: z.string().nullable(),
      choice: opened,
      rationale: opened,
      marking: shownMarking,
      by: z.string(),
      at: z.string(),
    }),
  ),
  deadlines: z.array(
    z.strictObject({
      obligation: z.string(),
      due: z.string(),
      limit: z.string(),
      anchor: z.string(),
      anchoredAt: z.string(),
      calendar: z.string(),
      missedAt: z.string().nullable(),
    }),
  ),
  /** Clocks of law, contracts and the plan: each runs until it is reported, waived or decided not to apply. */
  clocks: z.array(clockView),
  /** What clocks count from. */
  anchors: z.array(anchorView),
  /** The incident that this one is part of, those that are part of it, and the sets of one cause that it is in. */
  links: z.strictObject({
    parent: z.string().nullable(),
    children: z.array(z.string()),
    sets: z.array(z.strictObject({ reference: z.string(), name: opened, cause: opened })),
  }),
  /** What the plan counts to its type, and nobody has set yet. */
  suggestedTags: z.array(z.string()),
  signalGroups: z.array(z.string()),
  /** Seats filled for this incident alone. They count for its work, not for its gates. */
  seats: z.array(who.extend({ seat: z.string() })),
});
export type IncidentView = z.infer<typeof incidentView>;
