import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { providerStatusField } from './delivery-fields.ts';
import { instantField } from './fields.ts';
import { ticketFaultField } from './ticket-fields.ts';

/** The tracker did not take it now; it is tried again. */
export const ticketDeferred = defineEvent(
  'ticket-deferred',
  z.strictObject({ because: ticketFaultField, status: providerStatusField, until: instantField }),
);
