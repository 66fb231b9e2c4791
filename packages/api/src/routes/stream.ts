import { z } from 'zod';
import { readJson, route } from '../route.ts';

/** What `event: entry` carries: which thing changed, never what it says. */
export const streamEntry = z.strictObject({
  ledgerIndex: z.int(),
  stream: z.strictObject({ kind: z.string(), id: z.string() }),
  version: z.int(),
  type: z.string(),
  at: z.string(),
});
export type StreamEntry = z.infer<typeof streamEntry>;

/**
 * What `event: reset` carries: the index that was asked for (null for what is none) cannot be gone on from, because it
 * lies beyond the ledger's size or more than `most` entries back. What is shown must be read anew; entries go on behind
 * `size`.
 */
export interface StreamReset {
  readonly asked: number | null;
  readonly size: number;
  readonly most: number;
}

export const streamRoutes = {
  follow: route({
    ...readJson,
    id: 'stream.follow',
    path: '/api/v1/stream',
    summary: 'Every entry of the ledger as it gets its place (server-sent events), without content.',
    policy: 'person',
    audit: 'access',
    limit: { bodyBytes: 0, perMinute: 120 },
    gives: 'bytes',
    /** Goes on behind this index; the header Last-Event-ID says the same and wins. Without either, from now on. */
    query: z.strictObject({ after: z.coerce.number().int().min(-1).optional() }),
    answer: z.unknown(),
  }),
} as const;
