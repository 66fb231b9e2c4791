import { z } from 'zod';
import { conditionText, functionId, id, line, listOf, period } from './words.ts';

const level = z.strictObject({
  title: line.optional(),
  posture: line,
  opens: listOf(z.string().min(1).max(130), 0).optional(),
  acknowledge: period.optional(),
  calls: listOf(functionId).optional(),
  tells: listOf(id).optional(),
  report_every: period.optional(),
  rules: z
    .array(z.strictObject({ when: conditionText, because: line }))
    .min(1)
    .max(100),
});

/** The four levels, least first, and who may lower one. */
export const severityRules = z.strictObject({
  lowered_by: listOf(functionId),
  hit: z.literal('highest').optional(),
  low: level,
  medium: level,
  high: level,
  critical: level,
});
