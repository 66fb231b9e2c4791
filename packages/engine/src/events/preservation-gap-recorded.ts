import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { gapCauses } from './gap-causes.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Version 1 held `categories` without a cause. */
const former = z.object({ number: z.int(), categories: z.array(z.string()), reason: z.unknown() });

function withCauses(data: unknown): unknown {
  const { number, categories, reason } = former.parse(data);
  return { number, gaps: categories.map((category) => ({ category, cause: 'not-recorded' })), reason };
}

/** Evidence could not be preserved before the stop; the stop went ahead. The gap is part of the record. */
export const preservationGapRecorded = defineEvent(
  'preservation-gap-recorded',
  z.strictObject({
    number: z.int().min(1),
    gaps: z.array(z.strictObject({ category: idField, cause: z.enum(gapCauses) })).min(1),
    /** Why somebody did not wait; null where nobody said so. */
    reason: contentRef.nullable(),
  }),
  [withCauses],
);
