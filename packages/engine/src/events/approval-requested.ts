import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** A gate stands before the action: who must approve, and by when. */
export const approvalRequested = defineEvent(
  'approval-requested',
  z.strictObject({
    number: z.int().min(1),
    gate: idField,
    digest: digestField,
    requester: idField,
    due: instantField,
    silenceAt: instantField,
  }),
);
