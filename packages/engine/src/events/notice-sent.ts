import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A notice has left: through a channel of ours, or on another way and then told to us. */
export const noticeSent = defineEvent(
  'notice-sent',
  z.strictObject({
    number: z.int().min(1),
    revision: z.int().min(1),
    how: z.enum(['sent', 'recorded-as-sent']),
    /** When it left; the event says when that became known. */
    sentAt: instantField,
    /** To whom, in words. */
    recipients: contentRef,
    /** The channel of the plan, or null. */
    through: idField.nullable(),
    /** The number of the evidence item that proves it, or null. */
    proof: z.int().min(1).nullable(),
  }),
);
