import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** A task of the plan is done. */
export const taskDone = defineEvent('task-done', z.strictObject({ task: idField, note: contentRef.nullable() }));
