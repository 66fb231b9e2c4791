import { functionIds } from '@muster/plan';
import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { digestField, idField, instantField } from './fields.ts';

/** One person approved that this version takes the place of that one, in one function. It lapses at an instant. */
export const planVersionApproved = defineEvent(
  'plan-version-approved',
  z.strictObject({
    version: digestField,
    replaces: digestField,
    person: idField,
    seat: idField,
    as: z.enum(functionIds),
    /** Every function the person sat in then: they never count for another. */
    functions: z.array(z.enum(functionIds)),
    lapsesAt: instantField,
    /** Whose approvals stood beside this one; those of all others had lapsed. */
    beside: z.array(idField),
    /** The quorum is reached with this one: it must be activated by this instant. Null while more are needed. */
    activateBy: instantField.nullable(),
  }),
);
