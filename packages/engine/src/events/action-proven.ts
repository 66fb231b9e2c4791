import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** A probe saw the effect. The time from execution to effect is measured. */
export const actionProven = defineEvent(
  'action-proven',
  z.strictObject({ number: z.int().min(1), effectiveAt: instantField, milliseconds: z.int().min(0), probe: idField }),
);
