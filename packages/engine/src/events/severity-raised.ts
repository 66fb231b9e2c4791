import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { severityField } from './fields.ts';

/** A person raised the severity above what the rules give. Anybody may. */
export const severityRaised = defineEvent(
  'severity-raised',
  z.strictObject({ from: severityField, to: severityField, reason: contentRef }),
);
