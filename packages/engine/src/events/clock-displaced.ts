import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A special law takes the place of this clock's, or (`by` null) does so no more. */
export const clockDisplaced = defineEvent(
  'clock-displaced',
  z.strictObject({ clock: idField, by: idField.nullable(), citation: z.string().max(400).nullable() }),
);
