import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** `again`: they are told over another contact method. `before`: whoever was on call before them is told. */
export const unheardSteps = ['again', 'before'] as const;

/** Whoever came on call has not said in time that they know it. */
export const shiftUnheard = defineEvent(
  'shift-unheard',
  z.strictObject({ layer: idField, seat: idField, before: idField.nullable(), step: z.enum(unheardSteps) }),
);
