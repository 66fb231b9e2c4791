import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The mail server took one letter of a notice. That it arrived is another thing. */
export const letterAccepted = defineEvent(
  'letter-accepted',
  z.strictObject({
    number: z.int().min(1),
    letter: z.int().min(1),
    /** Its Message-ID (RFC 5322), which every mail server on the way has in its log. */
    messageId: idField,
    /** What the mail server calls it in its queue, where it said so. */
    queueId: idField.nullable(),
    /** SHA-256 of the bytes that were handed over; content, so that it goes with the text when that is redacted. */
    proof: contentRef,
  }),
);
