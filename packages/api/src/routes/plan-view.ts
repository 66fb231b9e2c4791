import { z } from 'zod';
import { severity, stage } from '../shapes.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** A condition as a sentence, beside its expression. */
const condition = z.strictObject({ sentence: z.string(), cel: z.string(), reads: z.array(z.string()) });
const limits = z.array(z.strictObject({ severity, text: z.string() }));
const work = z.strictObject({ id: z.string(), title: z.string(), owner: z.string(), within: limits });

/** What a question takes as its answer. */
const factAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ordered'), values: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('number'), unit: z.string() }),
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('time') }),
  z.strictObject({ kind: z.literal('choice'), values: z.array(z.string()) }),
  /** Answered as words of it in this order, joined by `, `, or as `none`. */
  z.strictObject({ kind: z.literal('set'), values: z.array(z.string()) }),
]);

/** A plan version as people read it: conditions are sentences, periods are words. It never changes. */
export const planView = z.strictObject({
  version: z.string(),
  organisation: z.strictObject({
    name: z.string(),
    timeZone: z.string(),
    holidays: z.string(),
    jurisdictions: z.array(z.string()),
  }),
  definition: z.string(),
  types: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      dimensions: z.array(z.string()),
      countsWhen: condition.nullable(),
      evidence: z.array(z.string()),
    }),
  ),
  incidentOwner: z.strictObject({
    normally: z.string(),
    when: z.array(z.strictObject({ dimension: z.string(), seat: z.string() })),
  }),
  functions: z.array(
    z.strictObject({
      id: z.string(),
      does: z.string(),
      needs: z.array(z.string()),
      lead: z.string(),
      deputies: z.array(z.string()),
      /** The schedule that says who is called at an hour. */
      onCall: z.string().nullable(),
      /** Channels, in the order they are tried. */
      reachable: z.array(z.string()),
    }),
  ),
  systems: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      use: z.string(),
      autonomy: z.string(),
      data: z.array(z.string()),
      affects: z.string(),
      revenue: z.boolean(),
      vendor: z.string().nullable(),
      model: z.strictObject({ name: z.string(), version: z.string(), prompt: z.string().nullable() }).nullable(),
      switches: z.array(z.strictObject({ key: z.string(), normally: scalar, held: scalar })),
      evidence: z.array(z.strictObject({ category: z.string(), from: z.string(), keptThere: z.string() })),
      withoutMuster: z.string(),
    }),
  ),
  actions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      system: z.string().nullable(),
      /** `switch`: Muster does it; `manual`: a person does it, as `instruction` says. */
      by: z.enum(['switch', 'manual']),
      switch: z.string().nullable(),
      instruction: z.string().nullable(),
      gate: z.string().nullable(),
      because: z.string().nullable(),
      reversible: z.boolean(),
      external: z.boolean(),
      preserveFirstSeconds: z.number().nullable(),
      /** The function that carries it out. */
      owner: z.string().nullable(),
      /** How it is done when Muster is down. */
      withoutMuster: z.string().nullable(),
    }),
  ),
  facts: z.array(
    z.strictObject({
      id: z.string(),
      ask: z.string(),
      answer: factAnswer,
      answeredBy: z.array(z.string()),
      within: z.string().nullable(),
      untilAnswered: severity.nullable(),
    }),
  ),
  severities: z.array(
    z.strictObject({
      level: severity,
      title: z.string(),
      posture: z.string(),
      /** How soon somebody must have said that they are on it. */
      acknowledge: z.string().nullable(),
      /** Functions that are called in. */
      calls: z.array(z.string()),
      opens: z.array(z.string()),
      rules: z.array(z.strictObject({ clause: z.string(), when: condition, because: z.string() })),
    }),
  ),
  severityLoweredBy: z.array(z.string()),
  workflow: z.array(
    z.strictObject({
      stage,
      owner: z.string(),
      within: limits,
      tasks: z.array(work),
      decisions: z.array(work),
      leaveWhen: z.array(z.string()),
      /** Exit criteria in words. */
      criteria: z.array(z.string()),
      /** Earlier stages that it may go back to; null: any, without a bound. */
      returns: z.strictObject({ to: z.array(stage), atMost: z.int() }).nullable(),
    }),
  ),
  gates: z.array(
    z.strictObject({
      id: z.string(),
      needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
      within: z.string(),
      onSilence: z.strictObject({ after: z.string(), to: z.array(z.string()) }),
      expires: z.string(),
      runWithin: z.string(),
      breakGlass: z.strictObject({ by: z.string(), when: condition, reviewWithin: z.string() }).nullable(),
      /** One of a function releases this text alone, as the first words to an audience, so often, until that day. */
      standing: z
        .strictObject({ template: z.string(), releasedBy: z.string(), until: z.string(), atMost: z.int() })
        .nullable(),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      category: z.string(),
      title: z.string(),
      keep: z.string(),
      lawfulBasis: z.string(),
      purpose: z.string(),
      minimise: z.string().nullable(),
      owner: z.string().nullable(),
      /** From the first signal until it is collected. */
      collectWithin: z.string().nullable(),
    }),
  ),
  notifications: z.array(
    z.strictObject({
      id: z.string(),
      to: z.string(),
      when: condition,
      within: z.string().nullable(),
      owner: z.string(),
      action: z.string().nullable(),
    }),
  ),
  onCall: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      zone: z.string(),
      layers: z.array(z.string()),
      /** Who is called when nobody answers, counted from the first call. */
      escalation: z.array(z.strictObject({ after: z.string(), to: z.string(), by: z.array(z.string()) })),
    }),
  ),
  clocks: z.array(
    z.strictObject({
      kind: z.enum(['law', 'contract', 'internal']),
      id: z.string(),
      title: z.string(),
      /** Seats. */
      owner: z.string().nullable(),
      deputy: z.string().nullable(),
      gate: z.string().nullable(),
      recipient: z.string().nullable(),
      /** The time that a contract or the organisation sets, and from when; null for laws: their packs say it. */
      within: z.string().nullable(),
      clause: z.string().nullable(),
    }),
  ),
  exercises: z.strictObject({
    every: z.string(),
    scenarios: z.array(z.string()),
    killSwitchesEvery: z.string(),
  }),
  review: z.strictObject({ every: z.string(), owner: z.string() }),
});
export type PlanView = z.infer<typeof planView>;
