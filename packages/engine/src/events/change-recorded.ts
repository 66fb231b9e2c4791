import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A fix as a change record: C-1, C-2, … `reference` says where the change itself is. */
export const changeRecorded = defineEvent(
  'change-recorded',
  z.strictObject({ number: z.int().min(1), title: contentRef, reference: contentRef, author: idField }),
);
