import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** A token of a person. Only the hash of its secret is kept. */
export const tokenIssued = defineEvent(
  'token-issued',
  z.strictObject({ token: idField, secretHash: digestField, expiresAt: instantField }),
);
