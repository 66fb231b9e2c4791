import { z } from 'zod';
import { route } from '../route.ts';
import { actionNumber, digest, id, instant, reason, text } from '../shapes.ts';
import { after, at, command, marking, one, oneAction, read } from './incident-command.ts';
import { opened, shownMarking, who } from './incident-view.ts';

const number = z.int().min(1);
const numbered = after.extend({ number });

export const writtenRoutes = {
  reports: route({
    ...read,
    id: 'report.list',
    path: `${at}/reports`,
    summary: 'Situation reports, when the next one is due, and a draft of it from what is known now.',
    answer: z.strictObject({
      reports: z.array(
        z.strictObject({
          number,
          text: opened,
          severity: z.string(),
          stage: z.string(),
          corrects: z.int().nullable(),
          by: who,
          at: z.string(),
        }),
      ),
      nextDue: z.string().nullable(),
      /** A person reads and edits it before it is published. */
      draft: z.string(),
    }),
  }),
  publishReport: route({
    ...command,
    id: 'report.publish',
    path: `${at}/reports`,
    summary: 'Publish a situation report. It never changes: a correction is another one.',
    params: one,
    body: z.strictObject({ text, corrects: number.nullable().default(null) }),
    answer: numbered,
    status: 201,
  }),
  notes: route({
    ...read,
    id: 'note.list',
    path: `${at}/notes`,
    summary:
      'Notes, as they happened. What counsel directed is shown to legal, to who directed it and to who wrote it.',
    answer: z.strictObject({
      notes: z.array(
        z.strictObject({
          number,
          text: opened,
          /** Held back from whoever asks: counsel directed it. */
          withheld: z.boolean(),
          marking: shownMarking,
          by: who,
          occurredAt: z.string(),
          recordedAt: z.string(),
          /** Written down more than five minutes after it happened. */
          late: z.boolean(),
        }),
      ),
    }),
  }),
  recordNote: route({
    ...command,
    id: 'note.record',
    path: `${at}/notes`,
    summary: 'Write something down, marked as it is. What happened earlier keeps both times.',
    params: one,
    body: z.strictObject({ text, marking, occurredAt: instant.nullable().default(null) }),
    answer: numbered,
    status: 201,
  }),
  privilegeLog: route({
    ...read,
    id: 'incident.privilege-log',
    path: `${at}/privilege-log`,
    summary: 'What was written at the direction of counsel: never what it says.',
    answer: z.strictObject({
      entries: z.array(
        z.strictObject({
          reference: z.string(),
          kind: z.enum(['decision', 'evidence', 'note', 'factor']),
          author: who,
          directedBy: who,
          at: z.string(),
          basis: z.string(),
        }),
      ),
    }),
  }),
  reportApproval: route({
    ...command,
    id: 'action.report-approval',
    path: `${at}/actions/:number/reported-approvals`,
    summary: 'Keep what somebody is said to have approved elsewhere, before a witness. No gate counts it.',
    params: oneAction,
    body: z.strictObject({
      digest,
      person: id,
      witness: id,
      saidAt: instant,
      how: z.enum(['phone', 'in-person', 'message']),
      words: text,
    }),
    answer: after,
    status: 201,
  }),
  waive: route({
    ...command,
    id: 'obligation.waive',
    path: `${at}/waivers`,
    summary: 'Leave something undone, with a reason and the authority of the plan.',
    params: one,
    body: z.strictObject({ obligation: id, reason }),
    answer: after.extend({ authority: z.string() }),
    status: 201,
  }),
  changes: route({
    ...read,
    id: 'change.list',
    path: `${at}/changes`,
    summary: 'Fixes as change records, and who validated them.',
    answer: z.strictObject({
      changes: z.array(
        z.strictObject({
          number,
          title: opened,
          reference: opened,
          author: who,
          recordedAt: z.string(),
          validated: z.strictObject({ by: who, at: z.string(), how: opened }).nullable(),
        }),
      ),
    }),
  }),
  recordChange: route({
    ...command,
    id: 'change.record',
    path: `${at}/changes`,
    summary: 'Record a fix: what it is, where it is, whose work it is.',
    params: one,
    body: z.strictObject({ title: reason, reference: reason, author: id }),
    answer: numbered,
    status: 201,
  }),
  validateChange: route({
    ...command,
    id: 'change.validate',
    path: `${at}/changes/:number/validate`,
    summary: 'Show that a change does what it should, as another person than its author.',
    params: z.strictObject({ incident: id, number: actionNumber }),
    body: z.strictObject({ how: text }),
    answer: after,
  }),
} as const;
