import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { openField, usedField } from './notice-fields.ts';

/** Another wording of a notice: what was approved of the former is void. */
export const noticeRevised = defineEvent(
  'notice-revised',
  z.strictObject({
    number: z.int().min(1),
    revision: z.int().min(1),
    text: contentRef,
    used: usedField,
    open: openField,
    reason: contentRef,
  }),
);
