import { z } from 'zod';
import { defineEvent } from './define-event.ts';

/** All was looked at once more, and nothing stands against it: from here on letters leave. */
export const noticeLeaving = defineEvent(
  'notice-leaving',
  z.strictObject({ number: z.int().min(1), revision: z.int().min(1), release: z.int().min(1) }),
);
