import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Version 1 knew four purposes; what it holds reads the same today. */
const asItWas = (data: unknown): unknown => data;

/** An instant came that the record was waiting for. Fired once, never early. */
export const timerFired = defineEvent(
  'timer-fired',
  z.strictObject({
    timer: idField,
    purpose: z.enum([
      'obligation-due',
      'gate-silence',
      'approval-lapse',
      'execution-lapse',
      'preservation-limit',
      'proof-limit',
    ]),
    subject: idField,
    dueAt: instantField,
    /** Seats asked because nobody answered; empty where the plan names none. */
    escalatedTo: z.array(idField),
  }),
  [asItWas],
);
