import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** When the next one was to be called, what it was about was done, or the incident was over. */
export const pagingEnded = defineEvent('paging-ended', z.strictObject({ timer: idField, dueAt: instantField }));
