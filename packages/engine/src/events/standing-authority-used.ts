import { functionIds } from '@muster/plan';
import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A notice passed its gate under the standing authority of the plan: one person of a function released its fixed text. */
export const standingAuthorityUsed = defineEvent(
  'standing-authority-used',
  z.strictObject({
    /** The action that asks the gate, and the notice that it stands for. */
    number: z.int().min(1),
    notice: z.int().min(1),
    gate: idField,
    template: idField,
    person: idField,
    as: z.enum(functionIds),
    /** Which use of this authority it is, over all incidents. */
    use: z.int().min(1),
    /** The action must run by this instant; then the gate is closed again. */
    runBy: instantField,
  }),
);
