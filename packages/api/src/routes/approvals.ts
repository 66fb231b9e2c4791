import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { pageOf, pageQuery } from '../shapes.ts';
import { at, oneAction } from './incident-command.ts';
import { incidentRow, opened, scalar, who } from './incident-view.ts';

const read = { ...readJson, policy: 'person', audit: 'access' } as const;
const incident = incidentRow.pick({ id: true, reference: true, title: true, severity: true, stage: true });

const approvalRow = z.strictObject({
  incident,
  number: z.int(),
  title: z.string(),
  requester: who,
  proposedAt: z.string(),
  gate: z.string(),
  due: z.string(),
  silenceAt: z.string(),
  /** Functions of which somebody is still needed. */
  missing: z.array(z.string()),
  reversible: z.boolean(),
  external: z.boolean(),
  /** Whoever asks can approve it. */
  mine: z.boolean(),
});

const approvalView = approvalRow.omit({ silenceAt: true }).extend({
  action: z.string(),
  system: z.string().nullable(),
  digest: z.string(),
  progress: z.string(),
  parameters: z.record(z.string(), scalar.nullable()),
  /** The notice that it lets out, with the exact text. */
  notice: z.strictObject({ number: z.int(), kind: z.string(), to: z.string(), text: opened }).nullable(),
  reason: opened,
  undoes: z.int().nullable(),
  /** What follows from a yes, each in a sentence. */
  consequences: z.array(z.string()),
  /** How it is taken back, or that it cannot be. */
  undo: z.string().nullable(),
  /** Other ways that the plan knows for the same system. */
  alternatives: z.array(z.strictObject({ action: z.string(), title: z.string(), reversible: z.boolean() })),
  evidence: z.array(z.strictObject({ number: z.int(), category: z.string(), title: opened })),
  severityReasons: z.array(z.string()),
  /** What happens when nobody answers: these seats are asked. It is never taken for a yes. */
  silence: z.strictObject({ at: z.string(), asks: z.array(z.string()), firedAt: z.string().nullable() }),
  needs: z.array(z.strictObject({ count: z.int(), of: z.string() })),
  approvals: z.array(who.extend({ as: z.string(), at: z.string(), lapsesAt: z.string() })),
  runBy: z.string().nullable(),
  /** What was said elsewhere, before a witness. It counts for nothing. */
  reported: z.array(
    z.strictObject({
      person: who,
      witness: who,
      reportedBy: who,
      how: z.string(),
      saidAt: z.string(),
      recordedAt: z.string(),
      words: opened,
      /** It was said of the action as it is now. */
      current: z.boolean(),
    }),
  ),
});

export const approvalRoutes = {
  list: route({
    ...read,
    id: 'approval.list',
    path: '/api/v1/approvals',
    summary: 'Actions that wait for approval, over every open incident, by the instant they are due.',
    page: { most: 200 },
    query: pageQuery.extend({
      /** `mine`: what this person can approve; `function`: what their functions are asked; `all`: everything. */
      whose: z.enum(['mine', 'function', 'all']).default('mine'),
    }),
    answer: pageOf(approvalRow),
  }),
  show: route({
    ...read,
    id: 'approval.show',
    path: `${at}/actions/:number/approval`,
    summary: 'All that an approver needs to say yes or no to one exact action.',
    params: oneAction,
    answer: approvalView,
  }),
} as const;
