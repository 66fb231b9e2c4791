import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { mostLetters } from './notice-released.ts';

/** Somebody has letters that did not get through sent again, to the same address or to another. */
export const lettersSentAgain = defineEvent(
  'letters-sent-again',
  z.strictObject({
    number: z.int().min(1),
    letters: z
      .array(
        z.strictObject({
          letter: z.int().min(1),
          /** Null: the same as before. */
          address: contentRef.nullable(),
        }),
      )
      .min(1)
      .max(mostLetters),
  }),
);
