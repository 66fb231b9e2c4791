import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** The gate was passed without its quorum under the break-glass rule of the plan. Reviewed afterwards. */
export const glassBroken = defineEvent(
  'glass-broken',
  z.strictObject({
    number: z.int().min(1),
    gate: idField,
    person: idField,
    seat: idField,
    reason: contentRef,
    /** The action must run by this instant; then the glass is whole again. */
    runBy: instantField,
    reviewDue: instantField,
  }),
);
