import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField } from './fields.ts';

/** From here on the incident runs under another version of the plan, by a recorded decision. */
export const planAdopted = defineEvent(
  'plan-adopted',
  z.strictObject({ from: digestField, to: digestField, decision: z.int().min(1) }),
);
