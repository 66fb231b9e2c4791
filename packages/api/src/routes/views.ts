import { z } from 'zod';
import { readJson, route, writeJson } from '../route.ts';
import { line, none } from '../shapes.ts';
import { incidentFilter } from './incident-filter.ts';

/** A view of one's own on the list of incidents: a name for filters. Nobody else sees it. */
export const viewRoutes = {
  list: route({
    ...readJson,
    id: 'view.list',
    path: '/api/v1/me/views',
    summary: 'The saved views of whoever asks.',
    policy: 'person',
    audit: 'access',
    params: none,
    answer: z.strictObject({
      views: z.array(z.strictObject({ id: z.string(), name: z.string(), filter: incidentFilter })),
    }),
  }),
  save: route({
    ...writeJson,
    id: 'view.save',
    path: '/api/v1/me/views',
    summary: 'Save filters under a name; one of the same name is replaced. Fifty at most.',
    policy: 'person',
    audit: 'event',
    params: none,
    body: z.strictObject({ name: line, filter: incidentFilter }),
    answer: z.strictObject({ id: z.string() }),
    status: 201,
  }),
  remove: route({
    ...writeJson,
    id: 'view.remove',
    path: '/api/v1/me/views/:view/remove',
    summary: 'Take a saved view away. Its name and filters are destroyed.',
    policy: 'person',
    audit: 'event',
    params: z.strictObject({ view: z.uuid() }),
    body: none,
    answer: none,
  }),
} as const;
