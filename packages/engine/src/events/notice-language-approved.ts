import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Legal says that this wording may be used. */
export const noticeLanguageApproved = defineEvent(
  'notice-language-approved',
  z.strictObject({ number: z.int().min(1), revision: z.int().min(1), person: idField }),
);
