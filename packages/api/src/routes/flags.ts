import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { readLimit } from '../shapes.ts';

/** OpenFeature remote evaluation protocol (OFREP) 0.2: the kill switch that applications ask. */
const context = z.object({ context: z.record(z.string(), z.unknown()).optional() });
const evaluation = z.strictObject({
  key: z.string(),
  value: z.union([z.boolean(), z.number(), z.string()]),
  reason: z.string(),
  variant: z.string(),
  metadata: z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
});
const limit = { ...readLimit, bodyBytes: 65_536, perMinute: 60_000 };

export const switchRoutes = {
  list: route({
    ...readJson,
    id: 'switch.list',
    path: '/api/v1/switches',
    summary: 'Every switch: what it serves now, who holds it, and which clients have seen that.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({
      switches: z.array(
        z.strictObject({
          key: z.string(),
          value: z.union([z.boolean(), z.number(), z.string()]),
          held: z.boolean(),
          holds: z.array(
            z.strictObject({ incident: z.string(), reference: z.string(), action: z.int(), since: z.string() }),
          ),
        }),
      ),
    }),
  }),
} as const;

export const flagRoutes = {
  one: route({
    ...writeJson,
    id: 'flag.evaluate',
    path: '/ofrep/v1/evaluate/flags/:key',
    summary: 'The value of one switch.',
    policy: 'flags',
    audit: 'access',
    limit,
    params: z.strictObject({ key: z.string().min(1).max(200) }),
    body: context,
    answer: evaluation,
  }),
  all: route({
    ...writeJson,
    id: 'flag.evaluate-all',
    path: '/ofrep/v1/evaluate/flags',
    summary: 'The values of all switches; 304 when the ETag still holds.',
    policy: 'flags',
    audit: 'access',
    limit,
    body: context,
    answer: z.strictObject({ flags: z.array(evaluation) }),
  }),
} as const;
