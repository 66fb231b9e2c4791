import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField, markingField } from './fields.ts';

/** A piece of evidence: its bytes are content, with digest, category, source and who collected it. */
export const evidenceCaptured = defineEvent(
  'evidence-captured',
  z.strictObject({
    number: z.int().min(1),
    category: idField,
    item: contentRef,
    /** SHA-256 of the plain bytes. Null where the item is personal and its digest would outlive it. */
    sha256: digestField.nullable(),
    title: contentRef,
    source: contentRef,
    collector: idField,
    capturedAt: instantField,
    marking: markingField,
  }),
);
