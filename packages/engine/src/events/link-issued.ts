import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** A one-time sign-in link. Only the hash of its secret is kept. */
export const linkIssued = defineEvent(
  'link-issued',
  z.strictObject({ secretHash: digestField, expiresAt: instantField, issuedBy: idField.nullable() }),
);
