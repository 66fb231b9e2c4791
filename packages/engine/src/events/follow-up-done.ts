import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField } from './fields.ts';

/** Whoever owes it says that it is done, and how. */
export const followUpDone = defineEvent(
  'follow-up-done',
  z.strictObject({
    how: contentRef,
    /** The version of the plan that carries the change; null for what is none. */
    planVersion: digestField.nullable(),
  }),
);
