import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { severityField, severityReasonField } from './fields.ts';

/** The plan's rules give a higher severity than the incident had. Reasons name the clauses. */
export const severityDerived = defineEvent(
  'severity-derived',
  z.strictObject({
    from: severityField.nullable(),
    to: severityField,
    derived: severityField,
    reasons: z.array(severityReasonField),
  }),
);
