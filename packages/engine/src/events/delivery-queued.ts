import { z } from 'zod';
import { channelField } from './contact-fields.ts';
import { defineEvent } from './define-event.ts';
import { purposeField } from './delivery-fields.ts';
import { idField, instantField } from './fields.ts';

/**
 * A message to somebody waits for its turn. `turn`: which of their contact methods it goes over, counted from 0. Without
 * a contact there was none to write to. `again`: the delivery that this one repeats.
 */
export const deliveryQueued = defineEvent(
  'delivery-queued',
  z.strictObject({
    purpose: purposeField,
    person: idField,
    contact: idField.nullable(),
    channel: channelField.nullable(),
    provider: idField.nullable(),
    turn: z.int().min(0),
    notBefore: instantField,
    /** Its time is the end of quiet hours. */
    isHeld: z.boolean(),
    again: idField.nullable(),
  }),
);
