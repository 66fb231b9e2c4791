import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { stageField } from './fields.ts';

/** The incident goes to another stage, forward or back. */
export const stageEntered = defineEvent('stage-entered', z.strictObject({ from: stageField, to: stageField }));
