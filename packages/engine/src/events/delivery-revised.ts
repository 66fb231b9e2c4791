import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deliveryFaultField } from './delivery-fields.ts';

/** The page was over, and what was sent says so in place; or the provider did not let it be changed: why. */
export const deliveryRevised = defineEvent(
  'delivery-revised',
  z.strictObject({ because: deliveryFaultField.nullable() }),
);
