import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';
import { noticeKinds, openField, usedField } from './notice-fields.ts';

/** A text to an audience of the plan: N-1, N-2, … Factual by its nature: it is written to leave the house. */
export const noticeDrafted = defineEvent(
  'notice-drafted',
  z.strictObject({
    number: z.int().min(1),
    /** The audience: an entry of the plan's notifications. */
    notification: idField,
    kind: z.enum(noticeKinds),
    /** The template of the plan that it was filled in from; null for a text of its own. */
    template: idField.nullable(),
    /** The number of the notice that this one takes back; null for all but a retraction. */
    retracts: z.int().min(1).nullable(),
    text: contentRef,
    used: usedField,
    open: openField,
  }),
);
