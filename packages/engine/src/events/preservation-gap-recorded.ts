import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Evidence could not be preserved before the stop; the stop went ahead. The gap is part of the record. */
export const preservationGapRecorded = defineEvent(
  'preservation-gap-recorded',
  z.strictObject({ number: z.int().min(1), categories: z.array(idField).min(1), reason: contentRef.nullable() }),
);
