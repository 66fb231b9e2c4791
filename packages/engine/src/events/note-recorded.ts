import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { instantField, markingField } from './fields.ts';

/** Something worth keeping, marked when it is written down. `occurredAt` lies before the event where it came late. */
export const noteRecorded = defineEvent(
  'note-recorded',
  z.strictObject({ number: z.int().min(1), text: contentRef, marking: markingField, occurredAt: instantField }),
);
