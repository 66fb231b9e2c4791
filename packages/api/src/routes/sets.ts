import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';
import { id, line, none, pageOf, pageQuery, reason, text } from '../shapes.ts';
import { after, at, command, one } from './incident-command.ts';

const oneSet = z.strictObject({ set: id });
const afterSet = z.strictObject({ reference: z.string(), incidents: z.int() });
const incidents = z.array(id).min(1).max(100);
const month = z.string().regex(/^\d{4}-\d{2}$/, 'A month: 2026-10');

/** Parent and child: one incident is part of another. Nothing is merged. */
export const linkRoutes = {
  linkParent: route({
    ...command,
    id: 'incident.link-parent',
    path: `${at}/parent`,
    summary: 'Say that it is part of another incident. Both records say so; circles are refused.',
    params: one,
    body: z.strictObject({ parent: id, reason }),
    answer: after,
  }),
  unlinkParent: route({
    ...command,
    id: 'incident.unlink-parent',
    path: `${at}/parent/remove`,
    summary: 'Take the link to its parent away. Both records keep that it was there.',
    params: one,
    body: z.strictObject({ reason }),
    answer: after,
  }),
} as const;

/** Incidents with the same cause, and the monthly look for them. */
export const setRoutes = {
  list: route({
    ...readJson,
    id: 'incident-set.list',
    path: '/api/v1/incident-sets',
    summary: 'Sets of incidents with the same cause, those opened last first.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(
      z.strictObject({
        reference: z.string(),
        name: z.string().nullable(),
        cause: z.string().nullable(),
        openedAt: z.string(),
        incidents: z.array(z.string()),
      }),
    ),
  }),
  open: route({
    ...writeJson,
    id: 'incident-set.open',
    path: '/api/v1/incident-sets',
    summary: 'Say that incidents have the same cause, and which.',
    policy: 'person',
    audit: 'event',
    params: none,
    body: z.strictObject({ name: line, cause: text, incidents }),
    answer: afterSet,
    status: 201,
  }),
  join: route({
    ...writeJson,
    id: 'incident-set.join',
    path: '/api/v1/incident-sets/:set/incidents',
    summary: 'Further incidents have the cause of this set.',
    policy: 'person',
    audit: 'event',
    params: oneSet,
    body: z.strictObject({ incidents }),
    answer: afterSet,
  }),
  leave: route({
    ...writeJson,
    id: 'incident-set.leave',
    path: '/api/v1/incident-sets/:set/incidents/:incident/remove',
    summary: 'An incident has another cause after all.',
    policy: 'person',
    audit: 'event',
    params: oneSet.extend({ incident: id }),
    body: z.strictObject({ reason }),
    answer: afterSet,
  }),
  recurrence: route({
    ...readJson,
    id: 'recurrence.show',
    path: '/api/v1/recurrence',
    summary: 'The month whose incidents are looked through for causes that came again, by whom and by when.',
    policy: 'person',
    audit: 'access',
    params: none,
    answer: z.strictObject({
      month: z
        .strictObject({
          month: z.string(),
          /** At most 200 are counted. */
          incidents: z.int(),
          due: z.string(),
          /** The seat that answers for incidents; whoever sits in any seat may do it. */
          seat: z.string(),
          mine: z.boolean(),
          reviewed: z.boolean(),
        })
        .nullable(),
    }),
  }),
  reviewed: route({
    ...writeJson,
    id: 'recurrence.review',
    path: '/api/v1/recurrence/:month/review',
    summary: 'The incidents of the month were looked through: what was found.',
    policy: 'person',
    audit: 'event',
    params: z.strictObject({ month }),
    body: z.strictObject({ found: text }),
    answer: none,
  }),
} as const;
