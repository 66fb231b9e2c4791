import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { idField, instantField } from './fields.ts';
import { followUpKinds, followUpOwnerField } from './follow-up-fields.ts';

/** Something is owed after an incident: F-1, F-2, … It outlives the incident, and so it is a record of its own. */
export const followUpOpened = defineEvent(
  'follow-up-opened',
  z.strictObject({
    reference: z.string().regex(/^F-[1-9]\d*$/),
    incident: idField,
    incidentReference: idField,
    kind: z.enum(followUpKinds),
    /** The number of the contributing factor that it answers, or null. */
    factor: z.int().min(1).nullable(),
    title: contentRef,
    owner: followUpOwnerField,
    due: instantField,
  }),
);
