import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';
import { reminderSteps } from './follow-up-fields.ts';
import { pageTargetField } from './paging-fields.ts';

/** Somebody is reminded of it: the owner, and at last a lead. `to` is null where every seat was vacant. */
export const followUpReminded = defineEvent(
  'follow-up-reminded',
  z.strictObject({
    timer: idField,
    dueAt: instantField,
    step: z.enum(reminderSteps),
    to: pageTargetField.nullable(),
  }),
);
