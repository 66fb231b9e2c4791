import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';
import { callStepField, pageTargetField } from './paging-fields.ts';

/** Somebody is needed for an incident, and is called until they answer. `message` is the outbox message that asked. */
export const pagingBegan = defineEvent(
  'paging-began',
  z.strictObject({
    message: idField,
    incident: idField,
    reference: idField,
    about: idField,
    target: pageTargetField,
    steps: z.array(callStepField).min(1),
  }),
);
