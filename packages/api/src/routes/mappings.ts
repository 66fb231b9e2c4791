import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';
import { none, pageOf, pageQuery } from '../shapes.ts';

/** A JSON pointer (RFC 6901): `/labels/severity`, `/alerts/0/name`, or nothing for the whole. */
const pointer = z
  .string()
  .max(500)
  .regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'A JSON pointer: it begins with /, and ~ is written ~0, / is written ~1');
const nowhere = { at: [], values: {}, otherwise: null };

/** Where a value stands: the first pointer that leads to one, renamed by `values` where it is there; else `otherwise`. */
const place = z.strictObject({
  at: z.array(pointer).max(10).default([]),
  values: z.record(z.string().max(200), z.string().max(200)).default({}),
  otherwise: z.string().max(300).nullable().default(null),
});

/** How documents of a source become signals. What is left out is as for documents without a mapping. */
const mapping = z.strictObject({
  title: place,
  /** The id of an AI system of the plan. */
  system: place.default(nowhere),
  /** The same for every telling of the same signal; without it, the whole document is. */
  key: place.default(nowhere),
  /** The same for signals that belong together; without it, each key is a group of its own. */
  group: place.default(nowhere),
  /** An instant (ISO 8601), or seconds or milliseconds since 1970. */
  startsAt: place.default(nowhere),
  /** It is over where one of these pointers leads to one of these values. */
  resolved: z
    .strictObject({ at: z.array(pointer).max(10), is: z.array(z.string().max(200)).max(50) })
    .default({ at: [], is: [] }),
});

const mappingName = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'Small letters, digits and hyphens');
export const oneMapping = z.strictObject({ name: mappingName });

export const mappingRoutes = {
  list: route({
    ...readJson,
    id: 'mapping.list',
    path: '/api/v1/intake/mappings',
    summary: 'How documents of other sources become signals.',
    policy: 'administrator',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(z.strictObject({ name: z.string(), mapping, setBy: z.string().nullable(), setAt: z.string() })),
  }),
  set: route({
    ...writeJson,
    id: 'mapping.set',
    method: 'PUT',
    path: '/api/v1/intake/mappings/:name',
    summary: 'Say how the documents sent to /in/generic/:name become signals.',
    policy: 'administrator',
    audit: 'event',
    params: oneMapping,
    body: mapping,
    answer: none,
  }),
  try: route({
    ...writeJson,
    id: 'mapping.try',
    path: '/api/v1/intake/mappings/try',
    summary: 'The signal that a mapping would make of a sample, and what it does not find. Changes nothing.',
    policy: 'administrator',
    audit: 'access',
    limit: { bodyBytes: 1_048_576, perMinute: 120 },
    body: z.strictObject({ mapping, sample: z.unknown() }),
    answer: z.strictObject({
      signal: z
        .strictObject({
          title: z.string(),
          system: z.string().nullable(),
          key: z.string(),
          group: z.string(),
          status: z.enum(['firing', 'resolved']),
          startsAt: z.string(),
        })
        .nullable(),
      /** `at` is a JSON pointer into the mapping. */
      faults: z.array(z.strictObject({ at: z.string(), message: z.string() })),
    }),
  }),
} as const;
