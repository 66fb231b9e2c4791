import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** The action was handed to its adapter. Whether it took effect is proven by a probe. */
export const actionExecuted = defineEvent(
  'action-executed',
  z.strictObject({
    number: z.int().min(1),
    digest: digestField,
    executor: idField,
    approvedBy: z.array(idField),
    at: instantField,
  }),
);
