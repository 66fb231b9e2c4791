import { z } from 'zod';
import { route } from '../route.ts';
import { noBody, none, readLimit } from '../shapes.ts';

export const planRoutes = {
  current: route({
    id: 'plan.current',
    method: 'GET',
    path: '/api/v1/plan',
    summary: 'The plan in force for new incidents: its version, its YAML and its compiled form.',
    policy: 'person',
    audit: 'access',
    limit: readLimit,
    page: null,
    takes: 'json',
    gives: 'json',
    params: none,
    query: none,
    body: noBody,
    answer: z.strictObject({ version: z.string(), source: z.string(), compiled: z.unknown() }),
    status: 200,
  }),
  add: route({
    id: 'plan.add',
    method: 'POST',
    path: '/api/v1/plan',
    summary: 'Put a new version of the plan in force. Every fault is reported with its line.',
    policy: 'administrator',
    audit: 'event',
    limit: { bodyBytes: 2_097_152, perMinute: 30 },
    page: null,
    takes: 'json',
    gives: 'json',
    params: none,
    query: none,
    body: z.strictObject({ source: z.string().min(1).max(1_000_000) }),
    answer: z.strictObject({ version: z.string() }),
    status: 201,
  }),
} as const;
