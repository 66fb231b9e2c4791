import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';

/** Part of the action did not take effect: what, is content. */
export const actionFailedInPart = defineEvent(
  'action-failed-in-part',
  z.strictObject({ number: z.int().min(1), what: contentRef }),
);
