import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The key and salt of an item of content were destroyed. The reference and this record remain as proof. */
export const contentRedacted = defineEvent(
  'content-redacted',
  z.strictObject({ content: z.uuid(), person: idField, reason: contentRef }),
);
