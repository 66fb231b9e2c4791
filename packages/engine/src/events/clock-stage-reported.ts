import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { clockStageField } from './clock-fields.ts';
import { defineEvent } from './define-event.ts';
import { instantField } from './fields.ts';

/** A report was made, as it was sent. */
export const clockStageReported = defineEvent(
  'clock-stage-reported',
  clockStageField.extend({
    /** When it was sent. */
    sentAt: instantField,
    /** What the recipient calls it. */
    reference: contentRef.nullable(),
    /** Number of the evidence that proves it. */
    proof: z.int().min(1).nullable(),
    /** Why it was sent after `strictDue`; null where it was not. */
    lateBecause: contentRef.nullable(),
  }),
);
