import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** Somebody is said to have approved on another way, before a witness. Shown; no gate counts it. */
export const approvalReported = defineEvent(
  'approval-reported',
  z.strictObject({
    number: z.int().min(1),
    digest: digestField,
    person: idField,
    witness: idField,
    saidAt: instantField,
    how: z.enum(['phone', 'in-person', 'message']),
    words: contentRef,
  }),
);
