import { z } from 'zod';
import { packKinds } from '../plan-words.ts';
import { day, functionId, names, period } from './parts.ts';

const lastRuns = z.record(z.string(), day);

export const exercises = z.strictObject({
  every: period,
  scenarios: names,
  killSwitchesEvery: period,
  gatesEvery: period.nullable().default(null),
  clocksEvery: period.nullable().default(null),
  /** When each was last tried: scenarios, gates, containment steps (`system.step`), clocks by id. */
  last: z
    .strictObject({ scenarios: lastRuns, gates: lastRuns, killSwitches: lastRuns, clocks: lastRuns })
    .default({ scenarios: {}, gates: {}, killSwitches: {}, clocks: {} }),
  gaps: z
    .record(
      z.string(),
      z.strictObject({ title: z.string(), owner: z.string(), due: day, found: z.array(day), closed: day.nullable() }),
    )
    .default({}),
});

export const review = z.strictObject({
  every: period,
  owner: z.string(),
  last: day.nullable().default(null),
  /** The gate that a new version of this plan passes, under the rules in force. */
  gate: z.string().nullable().default(null),
});

/** A finding of the checker that somebody answers for until a day. */
export const waiver = z.strictObject({
  rule: z.string(),
  subject: z.string(),
  owner: z.string(),
  until: day,
  because: z.string(),
});

/** Something that the plan builds on, exactly as it was. */
export const pack = z.strictObject({ kind: z.enum(packKinds), name: z.string(), digest: z.string() });

/** A measure beyond which somebody must look. */
export const threshold = z.strictObject({
  title: z.string(),
  type: z.string(),
  measure: z.string(),
  atLeast: z.number(),
  unit: z.string(),
  lasting: period.nullable(),
});

/** How the business goes on without a system. */
export const continuity = z.strictObject({
  owner: functionId,
  /** The decision of the workflow that settles it. */
  decision: z.string(),
  processes: z.record(
    z.string(),
    z.strictObject({
      title: z.string(),
      systems: names,
      pause: z.string().nullable(),
      reroute: z.string().nullable(),
      byHand: z.string().nullable(),
      /** For how long that is bearable. */
      bearable: period.nullable(),
    }),
  ),
});

export const template = z.strictObject({ title: z.string(), text: z.string() });
