import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/**
 * A step was taken. Without a person the seat was vacant, and the next step came at once. `timer`: what waited for it, and
 * since when it was due; null for the first, and for those that came at once.
 */
export const pagingCalled = defineEvent(
  'paging-called',
  z.strictObject({
    step: z.int().min(0),
    seat: idField.nullable(),
    person: idField.nullable(),
    timer: idField.nullable(),
    dueAt: instantField.nullable(),
  }),
);
