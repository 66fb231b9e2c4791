import { contentRef } from '../content-ref.ts';
import { clockStageField } from './clock-fields.ts';
import { defineEvent } from './define-event.ts';

/** Legal says that one stage of a clock is not reported, and why. */
export const clockStageWaived = defineEvent('clock-stage-waived', clockStageField.extend({ reason: contentRef }));
