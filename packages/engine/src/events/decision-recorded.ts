import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, markingField } from './fields.ts';

/** A recorded choice with its rationale: D-1, D-2, … */
export const decisionRecorded = defineEvent(
  'decision-recorded',
  z.strictObject({
    number: z.int().min(1),
    /** The decision that the plan asks for, or null for one nobody asked for. */
    decision: idField.nullable(),
    choice: contentRef,
    rationale: contentRef,
    marking: markingField,
  }),
);
