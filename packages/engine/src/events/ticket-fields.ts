import { z } from 'zod';
import { idField } from './fields.ts';
import { outsideFaults } from './outside-faults.ts';

/** Where engineering keeps its tickets. */
export const trackers = ['github', 'jira', 'servicenow'] as const;
export const trackerField = z.enum(trackers);
export type TrackerName = z.infer<typeof trackerField>;

/** What a ticket is about. */
export const ticketSubjectField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signals'), group: idField }),
]);
export type TicketSubject = Readonly<z.infer<typeof ticketSubjectField>>;

/** Why there is no ticket. */
const ticketFaults = [
  ...outsideFaults,
  /** The tracker is not set up any more. */
  'no-tracker',
  /** What it was to say was destroyed before it left. */
  'redacted',
] as const;
export const ticketFaultField = z.enum(ticketFaults);
export type TicketFault = z.infer<typeof ticketFaultField>;
