import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { id, pageOf } from '../shapes.ts';
import { opened } from './incident-view.ts';

/**
 * One event as people read it. `data` is the event's own, with each reference to content replaced by
 * `{ content, text }`; text is null where it was destroyed, or is a file.
 */
const timelineEntry = z.strictObject({
  version: z.int(),
  ledgerIndex: z.int().nullable(),
  type: z.string(),
  recordedAt: z.string(),
  occurredAt: z.string(),
  actor: z.strictObject({
    kind: z.enum(['person', 'service', 'clock']),
    id: z.string().nullable(),
    name: opened,
  }),
  /** Worth telling in the curated timeline; the rest is detail of the full record. */
  curated: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});

export const timelineRoutes = {
  timeline: route({
    ...readJson,
    id: 'incident.timeline',
    path: '/api/v1/incidents/:incident/timeline',
    summary: 'What happened, in order: curated, or all of it.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    params: z.strictObject({ incident: id }),
    /** Versions are dense, from 1: `from` is the first version of the window, so that any part can be opened at once. */
    query: z.strictObject({
      from: z.coerce.number().int().min(1).default(1),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      /** Only curated entries; `next` is the version to go on from. */
      curated: z.stringbool().default(false),
    }),
    answer: pageOf(timelineEntry).extend({
      /** The newest version there is, and how many of all entries are curated. */
      total: z.int(),
      curated: z.int(),
    }),
  }),
} as const;
