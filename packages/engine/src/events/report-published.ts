import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { severityField, stageField } from './fields.ts';

/** A situation report: S-1, S-2, … It never changes; a correction is another one. */
export const reportPublished = defineEvent(
  'report-published',
  z.strictObject({
    number: z.int().min(1),
    text: contentRef,
    severity: severityField,
    stage: stageField,
    /** The number of the report that this one corrects, or null. */
    corrects: z.int().min(1).nullable(),
  }),
);
