import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { deadlineField } from './fields.ts';

/** Obligations got a due instant, or an earlier one. Never a later one: nothing is lengthened silently. */
export const deadlinesSet = defineEvent('deadlines-set', z.strictObject({ deadlines: z.array(deadlineField).min(1) }));
