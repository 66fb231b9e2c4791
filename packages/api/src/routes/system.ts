import { z } from 'zod';
import { readJson, route } from '../route.ts';
import { pageOf, pageQuery } from '../shapes.ts';

export const systemRoutes = {
  health: route({
    ...readJson,
    id: 'system.health',
    path: '/healthz',
    summary: 'The process runs.',
    policy: 'public',
    audit: 'none',
    answer: z.strictObject({ status: z.literal('ok') }),
  }),
  ready: route({
    ...readJson,
    id: 'system.ready',
    path: '/readyz',
    summary: 'It can take work: store, timers, outbox and ledger go.',
    policy: 'public',
    audit: 'none',
    answer: z.strictObject({ status: z.enum(['ok', 'degraded']), faults: z.array(z.string()) }),
  }),
  openApi: route({
    ...readJson,
    id: 'system.openapi',
    path: '/api/openapi.json',
    summary: 'This interface as an OpenAPI 3.1 document.',
    policy: 'person',
    audit: 'access',
    answer: z.record(z.string(), z.unknown()),
  }),
  key: route({
    ...readJson,
    id: 'ledger.key',
    path: '/api/v1/ledger/key',
    summary: 'The public key that checkpoints and packs verify with. Keep a copy outside.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ key: z.string(), origin: z.string() }),
  }),
  checkpoint: route({
    ...readJson,
    id: 'ledger.checkpoint',
    path: '/api/v1/ledger/checkpoint',
    summary: 'The latest signed head of the ledger. Keep a copy outside.',
    policy: 'person',
    audit: 'access',
    answer: z.strictObject({ size: z.int(), note: z.string().nullable() }),
  }),
  audit: route({
    ...readJson,
    id: 'audit.list',
    path: '/api/v1/audit',
    summary: 'Who did, tried or read what.',
    policy: 'administrator',
    audit: 'access',
    page: { most: 200 },
    query: pageQuery,
    answer: pageOf(
      z.strictObject({
        at: z.string(),
        actor: z.string(),
        via: z.string(),
        action: z.string(),
        subject: z.string().nullable(),
        outcome: z.enum(['done', 'refused', 'read']),
        code: z.string().nullable(),
      }),
    ),
  }),
} as const;
