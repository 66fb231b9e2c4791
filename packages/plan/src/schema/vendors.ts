import { z } from 'zod';
import { conditionText, day, functionId, id, line, listOf, period } from './words.ts';

const vendor = z.strictObject({
  title: line,
  contact: line.optional(),
  spoken_to_by: id.optional(),
  notice: z.strictObject({ within: period, clause: line.optional() }).optional(),
  logs: z.strictObject({ right: line, keep: period, within: period.optional() }).optional(),
  status_page: z
    .string()
    .regex(/^https:\/\/[a-z0-9.-]+(\/\S*)?$/i, 'Write the address of the status page, beginning with https://.')
    .optional(),
  last_test: day.optional(),
});

/** Who the organisation depends on: what they owe it, and when they were last tried. */
export const vendors = z.record(z.string(), vendor);

/** The insurer's conditions. */
export const insurer = z.strictObject({
  title: line,
  policy: line.optional(),
  contact: line.optional(),
  owner: functionId,
  when: conditionText,
  from: z.string(),
  within: period,
  consent_before: listOf(z.string().min(1).max(130)).optional(),
});

/** Where evidence lies, what deletes itself there, and how a hold stops that. */
export const stores = z.record(
  z.string(),
  z.strictObject({ title: line, deletes_after: period.optional(), hold: line.optional() }),
);

/** Kinds of hold: what they keep against the longest retention, why, and who ends them. */
export const holds = z.record(
  z.string(),
  z.strictObject({ title: line, scope: listOf(id), because: line, resolved_by: id, review_every: period }),
);
