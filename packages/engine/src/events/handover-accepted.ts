import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** The incoming person accepted the incident together with the clocks and approvals that are open. */
export const handoverAccepted = defineEvent(
  'handover-accepted',
  z.strictObject({ from: idField, to: idField, openDeadlines: z.array(idField), openApprovals: z.array(idField) }),
);
