import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** A token of a machine: an alert source or a flag client. Only the hash of its secret is kept. */
export const serviceTokenIssued = defineEvent(
  'service-token-issued',
  z.strictObject({
    scope: z.enum(['intake', 'flags']),
    title: contentRef,
    secretHash: digestField,
    expiresAt: instantField,
    issuedBy: idField.nullable(),
  }),
);
