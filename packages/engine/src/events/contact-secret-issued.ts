import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** What messages to a contact method are signed with from now on; the one before counts until `formerUntil`. */
export const contactSecretIssued = defineEvent(
  'contact-secret-issued',
  z.strictObject({ contact: idField, secret: idField, formerUntil: instantField.nullable() }),
);
