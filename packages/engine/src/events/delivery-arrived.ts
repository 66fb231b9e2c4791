import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** The person came by the way that it named: it arrived. */
export const deliveryArrived = defineEvent('delivery-arrived', z.strictObject({}));
