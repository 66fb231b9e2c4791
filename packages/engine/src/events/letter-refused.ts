import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deliveryFaultField, providerStatusField } from './delivery-fields.ts';

/** One letter of a notice did not get through, and is not tried again by itself. */
export const letterRefused = defineEvent(
  'letter-refused',
  z.strictObject({
    number: z.int().min(1),
    letter: z.int().min(1),
    because: deliveryFaultField,
    status: providerStatusField,
  }),
);
