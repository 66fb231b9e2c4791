import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deliveryFaultField, providerStatusField } from './delivery-fields.ts';
import { instantField } from './fields.ts';

/** One letter of a notice did not get through now, and is tried again. */
export const letterDeferred = defineEvent(
  'letter-deferred',
  z.strictObject({
    number: z.int().min(1),
    letter: z.int().min(1),
    because: deliveryFaultField,
    status: providerStatusField,
    until: instantField,
  }),
);
