import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** What the token of a machine is for: sending alerts, asking for flags, reading who is on call. */
export const serviceScope = z.enum(['intake', 'flags', 'calendar']);
export type ServiceScope = z.infer<typeof serviceScope>;

/** A token of a machine. Only the hash of its secret is kept. */
export const serviceTokenIssued = defineEvent(
  'service-token-issued',
  z.strictObject({
    scope: serviceScope,
    title: contentRef,
    secretHash: digestField,
    expiresAt: instantField,
    issuedBy: idField.nullable(),
  }),
);
