import type { ChangeDirection } from '@muster/plan';
import { z } from 'zod';
import { opened } from './incident-view.ts';

const somebody = z.strictObject({ person: z.string(), name: opened });

/**
 * `proposed`: waits for its approvers. `approved`: they have said yes, and it can be activated. `void`: another version
 * took the place of the one it was to replace.
 */
const planState = z.enum(['proposed', 'approved', 'in-force', 'superseded', 'refused', 'void']);

/** One version of the plan and where it stands. Whatever does not belong to its state is null or empty. */
export const planRecord = z.strictObject({
  version: z.string(),
  state: planState,
  /** Who added or proposed it; null for the program itself. */
  by: somebody.nullable(),
  at: z.string(),
  note: opened,
  /** When it was added, proposed or activated last; null for versions of before the checker. */
  findings: z.strictObject({ errors: z.int(), warnings: z.int(), waived: z.int() }).nullable(),
  /** The version that it is, or was, to replace. */
  replaces: z.string().nullable(),
  /** What its approvers are asked for, under the version in force; null where nobody is asked any more. */
  asked: z
    .strictObject({
      /** Null: the version in force names no gate for this. */
      gate: z.string().nullable(),
      needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
      due: z.string(),
      approvals: z.array(
        z.strictObject({ ...somebody.shape, seat: z.string(), as: z.string(), at: z.string(), lapsesAt: z.string() }),
      ),
      missing: z.array(z.string()),
      /** All approvals are void when it is not activated by then. */
      activateBy: z.string().nullable(),
    })
    .nullable(),
  inForce: z
    .strictObject({
      since: z.string(),
      until: z.string().nullable(),
      activatedBy: somebody.nullable(),
      approvedBy: z.array(somebody),
    })
    .nullable(),
  refused: z.strictObject({ ...somebody.shape, at: z.string(), reason: opened }).nullable(),
});
export type PlanRecordView = z.infer<typeof planRecord>;

/** Where a version stands after a command. */
export const planDecided = z.strictObject({
  version: z.string(),
  state: planState,
  replaces: z.string().nullable(),
  /** Functions of which somebody still has to approve, once for each open place. */
  missing: z.array(z.string()),
  /** By when: all approvals, or once they are there the activation. */
  due: z.string().nullable(),
  findings: z.strictObject({ errors: z.int(), warnings: z.int(), waived: z.int() }),
});

export const planChange = z.strictObject({
  path: z.string(),
  direction: z.enum(['weaker', 'stricter', 'neutral'] satisfies ChangeDirection[]),
  sentence: z.string(),
});
