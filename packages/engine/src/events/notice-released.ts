import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The most addresses that one notice goes to by e-mail: whoever has more has a mailing service of their own. */
export const mostLetters = 100;

/**
 * Somebody has Muster send a notice by e-mail: its gate stands open, and it waits to leave. A letter goes to each
 * address, 1, 2, …; the addresses are content. `release`: how often this notice was released.
 */
export const noticeReleased = defineEvent(
  'notice-released',
  z.strictObject({
    number: z.int().min(1),
    revision: z.int().min(1),
    release: z.int().min(1),
    /** The channel of the plan. */
    through: idField,
    /** All addresses, for people. */
    recipients: contentRef,
    addresses: z.array(contentRef).min(1).max(mostLetters),
  }),
);
