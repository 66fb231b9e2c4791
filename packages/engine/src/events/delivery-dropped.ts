import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { dropCauses } from './delivery-fields.ts';

/** It was not needed any more before it left. */
export const deliveryDropped = defineEvent('delivery-dropped', z.strictObject({ because: z.enum(dropCauses) }));
