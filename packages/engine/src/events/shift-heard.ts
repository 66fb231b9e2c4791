import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Whoever came on call says that they know it. */
export const shiftHeard = defineEvent(
  'shift-heard',
  z.strictObject({ layer: idField, seat: idField, person: idField }),
);
