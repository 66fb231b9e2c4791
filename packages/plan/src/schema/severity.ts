import { z } from 'zod';
import { conditionText, functionId, line, listOf } from './words.ts';

const level = z.strictObject({
  title: line.optional(),
  posture: line,
  opens: listOf(z.string().min(1).max(130), 0).optional(),
  rules: z
    .array(z.strictObject({ when: conditionText, because: line }))
    .min(1)
    .max(100),
});

/** The four levels, least first, and who may lower one. */
export const severityRules = z.strictObject({
  lowered_by: listOf(functionId),
  low: level,
  medium: level,
  high: level,
  critical: level,
});
