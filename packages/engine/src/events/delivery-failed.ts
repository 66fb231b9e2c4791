import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deliveryFaultField, providerStatusField } from './delivery-fields.ts';

/** It did not get through, and is not tried again. */
export const deliveryFailed = defineEvent(
  'delivery-failed',
  z.strictObject({ because: deliveryFaultField, status: providerStatusField }),
);
