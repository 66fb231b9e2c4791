import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** The action was taken back by another one that passed the same gate. */
export const actionUndone = defineEvent(
  'action-undone',
  z.strictObject({ number: z.int().min(1), by: z.int().min(1) }),
);
