import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, severityField } from './fields.ts';
import { trackerField } from './ticket-fields.ts';

/**
 * Triage found no incident, but work for engineering: why, in which tracker, and all that the ticket says. `level`: the
 * worst that the sources had said by then; something worse brings the group back.
 */
export const signalTicketed = defineEvent(
  'signal-ticketed',
  z.strictObject({
    person: idField,
    reason: contentRef,
    ticket: idField,
    tracker: trackerField,
    text: contentRef,
    level: severityField.nullable(),
  }),
);
