import { isInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { severities, stages } from '@muster/plan';
import { z } from 'zod';
import { contentRef } from '../content-ref.ts';

/** Shapes that several events share. */
export const instantField = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));
export const idField = z.string().min(1).max(200);
export const digestField = z.hex().length(64);
export const severityField = z.enum(severities);
export const stageField = z.enum(stages);
export const switchValueField = z.union([z.boolean(), z.number(), z.string().max(200)]);

/** How much the checker found in a plan: errors and warnings that stand, and findings that somebody answers for. */
export const findingCountsField = z.strictObject({
  errors: z.int().min(0),
  warnings: z.int().min(0),
  waived: z.int().min(0),
});
export type FindingCounts = Readonly<z.infer<typeof findingCountsField>>;

/** `factual`, or said at the direction of a named lawyer and then kept out of packs and exports. */
export const markingField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('factual') }),
  z.strictObject({ kind: z.literal('counsel-directed'), directedBy: idField }),
]);
export type Marking = Readonly<z.infer<typeof markingField>>;

/** A fact's answer: a value, or explicitly unknown with the reason. Not yet asked has no event. */
export const factAnswerField = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('value'), value: z.union([z.boolean(), z.number(), z.string().max(200)]) }),
  z.strictObject({ state: z.literal('unknown'), because: contentRef }),
]);
export type RecordedAnswer = Readonly<z.infer<typeof factAnswerField>>;

/** Parameters of an action: numbers and yes-or-no as they are, every text as content. Names are plain words. */
export const parametersField = z.record(
  z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/),
  z.union([z.number(), z.boolean(), contentRef]),
);

/** Why a severity is what it is: the rule that held and the unknown facts taken at their worst for it. */
export const severityReasonField = z.strictObject({ clause: z.string(), assumed: z.array(idField) });

/** A due instant with all that it was counted with, so that nobody has to count again. */
export const deadlineField = z.strictObject({
  obligation: idField,
  due: instantField,
  anchor: z.enum(['first-signal', 'declaration', 'stage', 'moment']),
  anchoredAt: instantField,
  limit: z.string(),
  clause: z.string(),
  timeZone: z.string(),
  calendar: z.string(),
  calendarVersion: z.string(),
});
export type Deadline = Readonly<z.infer<typeof deadlineField>>;
