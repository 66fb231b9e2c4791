import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';

/** 25 MB of files, and room for words and for what stands between the parts. */
const sending = { bodyBytes: 27_262_976, perMinute: 10 } as const;
const page = { gives: 'page', answer: z.unknown() } as const;
const one = z.strictObject({ code: z.string().min(1).max(60) });

/** The public form: anybody says what happened, without an account and without scripts. Answers are pages. */
export const reportRoutes = {
  form: route({
    ...readJson,
    ...page,
    id: 'report.form',
    path: '/report',
    summary: 'The form on which anybody reports what an AI system did.',
    policy: 'public',
    audit: 'none',
    query: z.object({ code: z.string().max(60).optional() }),
  }),
  send: route({
    ...writeJson,
    ...page,
    id: 'report.send',
    path: '/report',
    summary: 'Report what happened (multipart/form-data). Answered with a tracking code once it is durable.',
    policy: 'public',
    audit: 'event',
    limit: sending,
    takes: 'bytes',
    body: z.unknown(),
    status: 201,
  }),
  status: route({
    ...readJson,
    ...page,
    id: 'report.status',
    path: '/report/:code',
    summary: 'What became of a report, to whoever has its tracking code.',
    policy: 'public',
    audit: 'access',
    limit: { bodyBytes: 0, perMinute: 30 },
    params: one,
  }),
  note: route({
    ...writeJson,
    ...page,
    id: 'report.note',
    path: '/report/:code',
    summary: 'Add a note to a report (multipart/form-data).',
    policy: 'public',
    audit: 'event',
    limit: { bodyBytes: 262_144, perMinute: 10 },
    takes: 'bytes',
    params: one,
    body: z.unknown(),
    status: 201,
  }),
} as const;
