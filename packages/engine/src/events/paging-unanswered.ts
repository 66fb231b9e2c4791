import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** Everybody was called, and nobody answered. */
export const pagingUnanswered = defineEvent('paging-unanswered', z.strictObject({}));
