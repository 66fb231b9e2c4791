import { z } from 'zod';
import { stages } from '../plan-words.ts';
import { functionId, id, limits, line, listOf, period } from './words.ts';

const task = z.strictObject({ task: id, title: line, owner: functionId.optional(), within: limits().optional() });
const decision = z.strictObject({
  decision: id,
  title: line,
  owner: functionId.optional(),
  within: limits().optional(),
  options: listOf(line, 2).optional(),
});

const stage = z.strictObject({
  owner: functionId,
  within: limits(),
  do: z.array(task).min(1).max(100),
  decide: z.array(decision).max(100).optional(),
  leave_when: listOf(id, 0).optional(),
  criteria: listOf(line).optional(),
  returns: z.strictObject({ to: listOf(z.enum(stages)), at_most: z.int().min(1).max(100) }).optional(),
});

const contain = z.strictObject({ ...stage.shape, preserve_first: period.optional() });

/** The five stages and the review: who owns each, by when, what is done and decided. */
export const workflow = z.strictObject({
  detect: stage,
  classify: stage,
  contain,
  investigate: stage,
  recover: stage,
  review: stage,
});
