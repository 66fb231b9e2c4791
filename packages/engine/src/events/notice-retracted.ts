import { z } from 'zod';
import { defineEvent } from './define-event.ts';
/** A notice is taken back by another that was sent. */
export const noticeRetracted = defineEvent(
  'notice-retracted',
  z.strictObject({ number: z.int().min(1), by: z.int().min(1) }),
);
