import { functionIds } from '@muster/plan';
import { z } from 'zod';
import { idField } from './fields.ts';

/** Who owes it: whoever sits in a function, or one person. */
export const followUpOwnerField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('function'), function: z.enum(functionIds) }),
  z.strictObject({ kind: z.literal('person'), person: idField }),
]);
export type FollowUpOwner = Readonly<z.infer<typeof followUpOwnerField>>;

/** `control`: what keeps it from happening again. `plan-change`: another version of the plan. `work`: anything else. */
export const followUpKinds = ['work', 'control', 'plan-change'] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

/** In the order in which they come, each once for one due date: the last goes to the lead. */
export const reminderSteps = ['before', 'due', 'overdue', 'lead'] as const;
export type ReminderStep = (typeof reminderSteps)[number];
