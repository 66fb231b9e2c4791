import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Somebody decided whether a clock applies, and why. */
export const clockApplicabilityDecided = defineEvent(
  'clock-applicability-decided',
  z.strictObject({ clock: idField, answer: z.enum(['applies', 'does-not-apply']), rationale: contentRef }),
);
