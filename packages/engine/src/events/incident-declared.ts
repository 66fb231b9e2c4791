import { z } from 'zod';
import { contentRef } from '../content-ref.ts';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** An incident begins, under the plan version that it keeps to the end. */
export const incidentDeclared = defineEvent(
  'incident-declared',
  z.strictObject({
    reference: z.string().regex(/^(INC|DRL)-[1-9]\d*$/),
    kind: z.enum(['live', 'exercise']),
    planVersion: digestField,
    incidentType: idField,
    system: idField.nullable(),
    title: contentRef,
    summary: contentRef.nullable(),
    signalGroups: z.array(idField),
    /** When the earliest signal was there that a person saw: the presumed anchor until counsel fixes another. */
    firstSignalAt: instantField,
    owner: z.strictObject({ person: idField, seat: idField }),
  }),
);
