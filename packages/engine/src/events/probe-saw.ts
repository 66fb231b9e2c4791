import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField, switchValueField } from './fields.ts';

/** A client asked after the change and was served what the switch is now: the first time, by the server's clock. */
export const probeSaw = defineEvent(
  'probe-saw',
  z.strictObject({
    number: z.int().min(1),
    client: idField,
    at: instantField,
    value: switchValueField,
    /** Version of the switch that was served. */
    switchVersion: z.int().min(0),
  }),
);
