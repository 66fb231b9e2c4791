import { z } from 'zod';
import { clockStageField } from './clock-fields.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** So much of the time to `strictDue` is over: owner and deputy are called. Once for each, never early. */
export const clockAlarmed = defineEvent(
  'clock-alarmed',
  clockStageField.extend({
    timer: z.string().min(1).max(1_000),
    percent: z.int().min(1).max(100),
    dueAt: instantField,
    strictDue: instantField,
    escalatedTo: z.array(idField),
  }),
);
