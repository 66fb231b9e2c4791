import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/**
 * An approval lapsed, the approved action did not run in time, or an approver left their seat while evidence was captured
 * before it. What remains must be approved anew.
 */
export const approvalExpired = defineEvent(
  'approval-expired',
  z.strictObject({
    number: z.int().min(1),
    cause: z.enum(['approval-lapsed', 'not-executed', 'no-longer-eligible']),
    /** Whose approvals are void; all of them when the action did not run in time. */
    people: z.array(idField),
  }),
);
