import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField } from './fields.ts';

/** The action is changed before it ran. Every approval of the former one is void. */
export const actionAmended = defineEvent(
  'action-amended',
  z.strictObject({
    number: z.int().min(1),
    parameters: z.record(idField, z.union([z.string().max(500), z.number(), z.boolean()])),
    reason: contentRef,
    digest: digestField,
  }),
);
