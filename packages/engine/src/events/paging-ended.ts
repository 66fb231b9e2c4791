import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** What it was about is done, or the incident is over: nobody has to be called any more. */
export const pagingEnded = defineEvent('paging-ended', z.strictObject({}));
