import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';

/** The moment that clocks count from: presumed, fixed by an answer, or moved later by two people of legal. */
export const clockAnchorSet = defineEvent(
  'clock-anchor-set',
  z.strictObject({
    /** The time fact of the plan. */
    fact: idField,
    from: instantField.nullable(),
    to: instantField,
    presumed: z.boolean(),
    /** Who asked for the later moment, and why; the actor confirmed it. Null where it did not become later. */
    later: z.strictObject({ askedBy: idField, reason: contentRef }).nullable(),
  }),
);
