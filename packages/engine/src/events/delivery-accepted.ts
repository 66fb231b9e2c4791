import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The provider took it, and calls it so. Whether it arrived is another thing. */
export const deliveryAccepted = defineEvent('delivery-accepted', z.strictObject({ receipt: idField.nullable() }));
