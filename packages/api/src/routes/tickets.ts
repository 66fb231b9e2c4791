import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { id, none, outsideFaults, pageOf, pageQuery } from '../shapes.ts';

export const trackerName = z.enum(['github', 'jira', 'servicenow']);

const ticketFault = z.enum([...outsideFaults, 'no-tracker', 'redacted']);

export const ticket = z.strictObject({
  id: z.string(),
  tracker: trackerName,
  /** `made`: it is there. `deferred`: tried again at `nextAt`. `failed`: tried no more until somebody asks again. */
  state: z.enum(['asked', 'deferred', 'made', 'failed']),
  /** What its tracker calls it, and where it is. */
  key: z.string().nullable(),
  url: z.string().nullable(),
  /** Why it is not there. */
  because: ticketFault.nullable(),
  /** The number that the tracker gave as its reason. */
  status: z.int().nullable(),
  attempts: z.int().min(0),
  askedAt: z.string(),
  nextAt: z.string().nullable(),
});

const one = z.strictObject({ ticket: id });

/** Tickets for engineering in trackers outside, and what became of each. */
export const ticketRoutes = {
  trackers: route({
    ...readJson,
    id: 'tracker.list',
    path: '/api/v1/trackers',
    summary: 'Where tickets for engineering go.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ trackers: z.array(z.strictObject({ tracker: trackerName, where: z.string() })) }),
  }),
  list: route({
    ...readJson,
    id: 'ticket.list',
    path: '/api/v1/tickets',
    summary: 'Tickets for engineering, the latest first, and what became of each.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({ state: z.enum(['failed', 'all']).default('all') }),
    answer: pageOf(ticket.extend({ about: z.strictObject({ kind: z.literal('signals'), group: z.string() }) })),
  }),
  again: route({
    ...writeJson,
    id: 'ticket.again',
    path: '/api/v1/tickets/:ticket/again',
    summary: 'Send a ticket again that failed. One that an earlier attempt made is found.',
    policy: 'person',
    audit: 'event',
    params: one,
    body: none,
    answer: none,
  }),
} as const;
