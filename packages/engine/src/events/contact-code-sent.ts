import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A code is on its way to a contact method. It follows from its id and the key of the instance, and is kept nowhere. */
export const contactCodeSent = defineEvent(
  'contact-code-sent',
  z.strictObject({ contact: idField, code: idField, expiresAt: instantField }),
);
