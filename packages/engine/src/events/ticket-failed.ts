import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { providerStatusField } from './delivery-fields.ts';
import { ticketFaultField } from './ticket-fields.ts';

/** There is no ticket, and none is tried for any more until somebody asks again. */
export const ticketFailed = defineEvent(
  'ticket-failed',
  z.strictObject({ because: ticketFaultField, status: providerStatusField }),
);
