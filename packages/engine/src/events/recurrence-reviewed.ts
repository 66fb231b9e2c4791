import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody has looked through the incidents of a month for causes that came again. */
export const recurrenceReviewed = defineEvent(
  'recurrence-reviewed',
  z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), person: idField, found: contentRef }),
);
