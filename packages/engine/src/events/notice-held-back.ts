import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Just before it would have left something stood against it: no letter of it has left. `because`: the refusal's code. */
export const noticeHeldBack = defineEvent(
  'notice-held-back',
  z.strictObject({ number: z.int().min(1), release: z.int().min(1), because: idField }),
);
