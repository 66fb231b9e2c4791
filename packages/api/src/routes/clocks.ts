import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';
import { id, instant, pageOf, pageQuery, reason, severity, stage, text } from '../shapes.ts';
import { clockView } from './clock-view.ts';
import { incidentRow, status } from './incident-view.ts';

/** What every command answers: the version it left behind, and the incident's severity and stage now. */
const answer = z.strictObject({ reference: z.string(), version: z.int(), severity, stage, status });
const oneClock = z.strictObject({ incident: id, clock: id });
const oneStage = z.strictObject({ incident: id, clock: id, stage: id });
const oneFact = z.strictObject({ incident: id, fact: id });
const command = { ...writeJson, policy: 'person', audit: 'event', answer } as const;
const at = '/api/v1/incidents/:incident';

const stageView = clockView.shape.stages.element;

/** Clocks of law, contracts and the plan, as they run in incidents. */
export const clockRoutes = {
  list: route({
    ...readJson,
    id: 'clock.list',
    path: '/api/v1/clocks',
    summary: 'Clocks that run in open incidents, stage by stage, the next due first; what has no instant comes last.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({
      entity: id.optional(),
      /** Regime or agreement. */
      of: id.optional(),
      applicability: z.enum(['undecided', 'by-plan', 'applies']).optional(),
      overdue: z.stringbool().optional(),
    }),
    answer: pageOf(
      clockView
        .pick({
          clock: true,
          source: true,
          of: true,
          title: true,
          entity: true,
          role: true,
          recipient: true,
          verified: true,
          owner: true,
        })
        .extend({
          applicability: clockView.shape.applicability.shape.kind,
          ...stageView.pick({
            stage: true,
            state: true,
            anchoredAt: true,
            presumed: true,
            strictDue: true,
            legalLatest: true,
            target: true,
            doBy: true,
            overdue: true,
            citation: true,
          }).shape,
          incident: incidentRow.pick({ id: true, reference: true, title: true, severity: true }),
        }),
    ),
  }),
  decide: route({
    ...command,
    id: 'clock.decide',
    path: `${at}/clocks/:clock/applicability`,
    summary: 'Decide whether a clock applies, and why.',
    params: oneClock,
    body: z.strictObject({ answer: z.enum(['applies', 'does-not-apply']), rationale: text }),
  }),
  report: route({
    ...command,
    id: 'clock.report',
    path: `${at}/clocks/:clock/stages/:stage/report`,
    summary: 'Say that a stage was reported, as it was sent. After its strict instant the reasons are wanted.',
    params: oneStage,
    body: z.strictObject({
      /** Now, where it is left out. */
      sentAt: instant.nullable().default(null),
      /** What the recipient calls it. */
      reference: reason.nullable().default(null),
      /** Number of the evidence that proves it. */
      proof: z.int().min(1).nullable().default(null),
      lateBecause: reason.nullable().default(null),
    }),
  }),
  waive: route({
    ...command,
    id: 'clock.waive',
    path: `${at}/clocks/:clock/stages/:stage/waive`,
    summary: 'Say that a stage is not reported, and why.',
    params: oneStage,
    body: z.strictObject({ reason }),
  }),
  suspend: route({
    ...command,
    id: 'clock.suspend',
    path: `${at}/clocks/:clock/suspend`,
    summary: 'An authority asks for silence: who, under which reference, until when.',
    params: oneClock,
    body: z.strictObject({ authority: reason, reference: reason, until: instant.nullable().default(null) }),
  }),
  resume: route({
    ...command,
    id: 'clock.resume',
    path: `${at}/clocks/:clock/resume`,
    summary: 'The request for silence is over before its end.',
    params: oneClock,
    body: z.strictObject({ reason }),
  }),
  askLater: route({
    ...command,
    id: 'clock.ask-later',
    path: `${at}/anchors/:fact/later`,
    summary: 'Ask that clocks count from the later moment that the fact says. Another of legal confirms it.',
    params: oneFact,
    body: z.strictObject({ reason }),
  }),
  confirmLater: route({
    ...command,
    id: 'clock.confirm-later',
    path: `${at}/anchors/:fact/confirm`,
    summary: 'Confirm the later moment that another of legal asks for.',
    params: oneFact,
    body: z.strictObject({ to: instant }),
  }),
} as const;
