import { functionIds } from '@muster/plan';
import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** One person approved this exact action, in one function. It lapses at an instant. */
export const actionApproved = defineEvent(
  'action-approved',
  z.strictObject({
    number: z.int().min(1),
    digest: digestField,
    person: idField,
    seat: idField,
    as: z.enum(functionIds),
    /** Every function the person sat in then: they never count for another. */
    functions: z.array(z.enum(functionIds)),
    lapsesAt: instantField,
    /** The quorum is reached with this one: the action must run by this instant. Null while more are needed. */
    runBy: instantField.nullable(),
  }),
);
