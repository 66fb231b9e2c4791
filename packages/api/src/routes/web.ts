import { z } from 'zod';
import { readJson, route } from '../route.ts';

/** The screens: static files, and the page that all addresses of the interface begin with. Open to anybody. */
export const webRoutes = {
  page: route({
    ...readJson,
    id: 'web.page',
    path: '/*',
    summary: 'The screens: static files, and one page for every address that is none of the others.',
    policy: 'public',
    audit: 'none',
    limit: { bodyBytes: 0, perMinute: 6_000 },
    gives: 'bytes',
    params: z.object({ '*': z.string() }),
    query: z.unknown(),
    answer: z.unknown(),
  }),
} as const;
