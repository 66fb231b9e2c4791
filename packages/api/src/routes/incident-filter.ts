import { z } from 'zod';
import { functionId, id, severity, stage } from '../shapes.ts';
import { status } from './incident-view.ts';

/** What a list of incidents is narrowed to. Every part that is given has to fit. */
export const incidentFilter = z.strictObject({
  status: status.optional(),
  severity: severity.optional(),
  type: id.optional(),
  system: id.optional(),
  tag: id.optional(),
  /** A set of incidents with the same cause: `SET-3`. */
  set: id.optional(),
  stage: stage.optional(),
  /** A function that owes something in it now. */
  function: functionId.optional(),
  /** Something of it is overdue. */
  overdue: z.literal('true').optional(),
  /** Words that all have to be in reference, title or owner. */
  text: z.string().trim().max(200).optional(),
});
