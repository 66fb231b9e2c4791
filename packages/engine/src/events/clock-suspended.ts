import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** An authority asked that nothing is reported for a time. */
export const clockSuspended = defineEvent(
  'clock-suspended',
  z.strictObject({
    clock: idField,
    authority: contentRef,
    reference: contentRef,
    /** Null: until the authority says otherwise. */
    until: instantField.nullable(),
  }),
);
