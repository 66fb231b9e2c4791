import { z } from 'zod';
import { idField, instantField } from './fields.ts';

/** Whom a page is for: whoever sits in a seat, or one person. */
export const pageTargetField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seat'), seat: idField }),
  z.strictObject({ kind: z.literal('person'), person: idField }),
]);

/** Who is called when, unless somebody has answered before. */
export const callStepField = z.strictObject({ at: instantField, to: pageTargetField });
export type CallStep = Readonly<z.infer<typeof callStepField>>;
