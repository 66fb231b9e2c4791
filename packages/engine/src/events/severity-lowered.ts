import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { severityField } from './fields.ts';

/** A person with the authority of the plan lowered the severity. No clock that has started ends by it. */
export const severityLowered = defineEvent(
  'severity-lowered',
  z.strictObject({ from: severityField, to: severityField, reason: contentRef, authority: z.string() }),
);
