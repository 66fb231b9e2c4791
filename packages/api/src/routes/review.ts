import { z } from 'zod';
import { route } from '../route.ts';
import { at, read } from './incident-command.ts';

/** An event that explains a number: `stream` with `version` finds it in the record. */
const citedEvent = z.strictObject({
  stream: z.string(),
  version: z.int(),
  id: z.string(),
  type: z.string(),
  at: z.string(),
});

export const metricName = z.enum([
  'detect',
  'declare',
  'triage',
  'legal-review',
  'decide-containment',
  'effective-containment',
  'notify',
  'recover',
  'approval',
]);

const measure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    milliseconds: z.int(),
    start: z.string(),
    end: z.string(),
    from: citedEvent,
    to: citedEvent,
    /** Milliseconds left before the deadline, negative after it; null where nothing was due. */
    margin: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('not-yet'), because: z.string(), from: citedEvent.nullable() }),
  z.strictObject({ kind: z.literal('not-applicable'), because: z.string() }),
]);

const deviationKind = z.enum([
  'obligation-late',
  'obligation-not-done',
  'obligation-waived',
  'stage-limit-passed',
  'stage-out-of-order',
  'stage-without-criteria',
  'return-not-planned',
  'quorum-late',
  'quorum-missing',
  'report-late',
  'clock-late',
  'clock-not-reported',
  'clock-waived',
  'escalated',
  'page-unanswered',
  'glass-broken',
  'evidence-missing',
  'evidence-not-preserved',
  'approval-reported',
]);

export const reviewRoutes = {
  review: route({
    ...read,
    id: 'incident.review',
    path: `${at}/review`,
    summary:
      'How long each part of the response took, and where it was not what the plan asks for: from the record alone.',
    answer: z.strictObject({
      reference: z.string(),
      /** The version of the record that was read, and the moment that what is still owed is counted to. */
      version: z.int(),
      asOf: z.string(),
      metrics: z.array(z.strictObject({ name: metricName, subject: z.string().nullable(), measure })),
      deviations: z.array(
        z.strictObject({
          kind: deviationKind,
          subject: z.string(),
          clause: z.string(),
          what: z.string(),
          /** Milliseconds after the deadline; null where it is no matter of time. */
          late: z.int().nullable(),
          /** Still owed. */
          standing: z.boolean(),
          events: z.array(citedEvent),
        }),
      ),
    }),
  }),
} as const;
