import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { factAnswerField, idField } from './fields.ts';

/** Somebody answered a question of the plan: a value, or explicitly unknown and why. */
export const factRecorded = defineEvent('fact-recorded', z.strictObject({ fact: idField, answer: factAnswerField }));
