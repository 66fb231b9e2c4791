import { clockDueField, clockStageField } from './clock-fields.ts';
import { defineEvent } from './define-event.ts';

/** A stage of a clock was counted and gave something else than before. Each of these is one line of its history. */
export const clockDueSet = defineEvent('clock-due-set', clockStageField.extend(clockDueField.shape));
