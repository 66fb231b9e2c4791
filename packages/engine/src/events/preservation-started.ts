import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/**
 * The action is let through its gate, and what it would change is captured first. It runs when every category has its
 * answer, and at `until` at the latest.
 */
export const preservationStarted = defineEvent(
  'preservation-started',
  z.strictObject({
    number: z.int().min(1),
    digest: digestField,
    categories: z.array(idField).min(1),
    until: instantField,
    /** Who runs the action, and whose approvals stood when they did. */
    executor: idField,
    approvedBy: z.array(idField),
  }),
);
