import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';
import { ticketSubjectField, trackerField } from './ticket-fields.ts';

/** Somebody wants a ticket for engineering. What it says is content of what it is about. */
export const ticketAsked = defineEvent(
  'ticket-asked',
  z.strictObject({ subject: ticketSubjectField, tracker: trackerField, person: idField }),
);
