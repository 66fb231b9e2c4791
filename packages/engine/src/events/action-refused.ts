import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField } from './fields.ts';

/** An approver refused the action. It does not run. */
export const actionRefused = defineEvent(
  'action-refused',
  z.strictObject({ number: z.int().min(1), digest: digestField, person: idField, seat: idField, reason: contentRef }),
);
