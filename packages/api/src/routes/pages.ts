import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { none, pageOf, pageQuery } from '../shapes.ts';
import { at, command, one } from './incident-command.ts';
import { who } from './incident-view.ts';

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seat'), seat: z.string() }),
  z.strictObject({ kind: z.literal('person'), person: z.string() }),
]);

/** Who is needed and has not answered yet. */
const pageView = z.strictObject({
  id: z.string(),
  incident: z.string(),
  reference: z.string(),
  target,
  /** Obligations and requests that it is about, by their ids. */
  about: z.array(z.string()),
  /** `unanswered`: everybody was called, and nobody came. */
  state: z.enum(['calling', 'unanswered']),
  beganAt: z.string(),
  /** Who was called so far; without a person the seat was vacant. */
  calls: z.array(z.strictObject({ at: z.string(), seat: z.string().nullable(), person: who.nullable() })),
  /** When the next one is called; null where nobody is left. */
  nextAt: z.string().nullable(),
  /** Whoever asks can answer it. */
  mine: z.boolean(),
});

/** Calls for people: who is being paged, and the answer that ends it. */
export const pageRoutes = {
  list: route({
    ...readJson,
    id: 'page.list',
    path: '/api/v1/pages',
    summary: 'Pages that nobody has answered yet, the oldest first.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({ whose: z.enum(['mine', 'all']).default('mine') }),
    answer: pageOf(pageView),
  }),
  acknowledge: route({
    ...command,
    id: 'page.acknowledge',
    path: `${at}/pages/acknowledge`,
    summary: 'Answers every page of an incident that calls whoever asks: nobody else is called for them.',
    params: one,
    body: none,
    answer: z.strictObject({ acknowledged: z.int().min(0) }),
  }),
} as const;
