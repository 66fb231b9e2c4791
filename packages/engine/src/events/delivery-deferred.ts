import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deliveryFaultField, providerStatusField } from './delivery-fields.ts';
import { instantField } from './fields.ts';

/** It did not get through now, and is tried again. */
export const deliveryDeferred = defineEvent(
  'delivery-deferred',
  z.strictObject({ because: deliveryFaultField, status: providerStatusField, until: instantField }),
);
