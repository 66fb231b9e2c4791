import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** Everybody was called, and nobody answered. `timer`: what waited for an answer; null where every seat was vacant. */
export const pagingUnanswered = defineEvent(
  'paging-unanswered',
  z.strictObject({ timer: idField.nullable(), dueAt: instantField.nullable() }),
);
