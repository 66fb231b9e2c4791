import { z } from 'zod';
import { defineEvent } from './define-event.ts';
/** The gate of the plan is asked for this wording, as an action. */
export const noticeProposed = defineEvent(
  'notice-proposed',
  z.strictObject({ number: z.int().min(1), revision: z.int().min(1), action: z.int().min(1) }),
);
