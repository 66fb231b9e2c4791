import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Incidents have the same cause: it came again. SET-1, SET-2, … Nothing is merged; each incident stays what it is. */
export const setOpened = defineEvent(
  'set-opened',
  z.strictObject({
    reference: z.string().regex(/^SET-[1-9]\d*$/),
    name: contentRef,
    cause: contentRef,
    incidents: z.array(idField).min(1).max(100),
  }),
);
