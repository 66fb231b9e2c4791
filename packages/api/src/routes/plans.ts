import { z } from 'zod';
import { readJson, writeJson, route } from '../route.ts';
import { digest } from '../shapes.ts';
import { planView } from './plan-view.ts';

export const planRoutes = {
  current: route({
    ...readJson,
    id: 'plan.current',
    path: '/api/v1/plan',
    summary: 'The plan in force for new incidents: its version, its YAML and its compiled form.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ version: z.string(), source: z.string(), compiled: z.unknown() }),
  }),
  view: route({
    ...readJson,
    id: 'plan.view',
    path: '/api/v1/plan/view',
    summary: 'The plan in force as people read it: conditions are sentences.',
    policy: 'person',
    audit: 'access',
    answer: planView,
  }),
  version: route({
    ...readJson,
    id: 'plan.version',
    path: '/api/v1/plans/:version/view',
    summary: 'One plan version as people read it; an incident names the one it opened under.',
    policy: 'person',
    audit: 'access',
    params: z.strictObject({ version: digest }),
    answer: planView,
  }),
  add: route({
    ...writeJson,
    id: 'plan.add',
    path: '/api/v1/plan',
    summary: 'Put a new version of the plan in force. Every fault is reported with its line.',
    policy: 'administrator',
    audit: 'event',
    limit: { bodyBytes: 2_097_152, perMinute: 30 },
    body: z.strictObject({ source: z.string().min(1).max(1_000_000) }),
    answer: z.strictObject({ version: z.string() }),
    status: 201,
  }),
} as const;
