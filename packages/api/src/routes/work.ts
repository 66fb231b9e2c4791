import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { pageOf, pageQuery } from '../shapes.ts';
import { incidentRow, obligationView } from './incident-view.ts';

/** What has to be done, over every open incident: the first thing that anybody sees. */
export const workRoutes = {
  obligations: route({
    ...readJson,
    id: 'obligation.list',
    path: '/api/v1/obligations',
    summary: 'Obligations of open incidents by due instant, the undated last.',
    policy: 'person',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery.extend({
      /** `mine`: what this person has to do; `function`: what their functions have to do; `all`: everything. */
      whose: z.enum(['mine', 'function', 'all']).default('mine'),
      overdue: z.stringbool().optional(),
    }),
    answer: pageOf(
      obligationView.extend({
        incident: incidentRow.pick({ id: true, reference: true, title: true, severity: true, stage: true }),
      }),
    ),
  }),
} as const;
