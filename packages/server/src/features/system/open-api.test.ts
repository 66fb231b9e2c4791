import { openApiOf, routes, routeTable } from '@muster/api';
import type { Route } from '@muster/api';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const shape = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        'x-muster-policy': z.string(),
        'x-muster-limit': z.object({ bodyBytes: z.int(), perMinute: z.int() }),
        security: z.array(z.record(z.string(), z.array(z.string()))),
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean() })),
        responses: z.record(z.string(), z.looseObject({})),
      }),
    ),
  ),
});

let staff: StaffedMuster;
let document: z.infer<typeof shape>;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
  document = shape.parse(await staff.at('security-lead').call(routes.system.openApi));
});
afterAll(() => staff.muster.close());

/** What the meta-schema of OpenAPI finds; empty when the document is one. */
async function faultsOf(given: unknown): Promise<unknown[]> {
  const { valid, errors } = await new Validator().validate(structuredClone(given as Record<string, unknown>));
  return valid ? [] : [errors];
}

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  test('is one, by the meta-schema of OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await faultsOf(document)).toEqual([]);
  });

  test('would be found wanting', async () => {
    const [first = ''] = Object.keys(document.paths);
    const broken = structuredClone(document) as { paths: Record<string, Record<string, Record<string, unknown>>> };
    for (const operation of Object.values(broken.paths[first] ?? {})) operation['responses'] = 'none';
    expect(await faultsOf(broken)).not.toEqual([]);
    expect(await faultsOf({ ...document, openapi: '3.1.0', info: { title: 'Without a version' } })).not.toEqual([]);
  });

  test('has every route of the table, with its policy and its limits', () => {
    const wanted = routeTable.map(({ id, policy, limit }) => `${id} ${policy} ${limit.perMinute}`);
    const there = operations().map(
      (each) => `${each.operationId} ${each['x-muster-policy']} ${each['x-muster-limit'].perMinute}`,
    );
    expect(there.toSorted()).toEqual(wanted.toSorted());
    expect(there.length).toBeGreaterThan(40);
  });

  test('names every parameter of an address, and none that is not there', () => {
    for (const [path, methods] of Object.entries(document.paths))
      for (const { parameters } of Object.values(methods)) {
        const named = parameters.filter((each) => each.in === 'path');
        expect(named.map(({ name }) => name).toSorted()).toEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted(),
        );
        expect(named.every(({ required }) => required)).toBe(true);
      }
  });

  test('says what is required, and leaves out what has a default', () => {
    const list = operations().find(({ operationId }) => operationId === 'incident.list');
    expect(list?.parameters).toMatchObject([
      { name: 'after', required: false, schema: { type: 'string', maxLength: 500 } },
      { name: 'limit', required: false, schema: { type: 'integer', maximum: 200, default: 50 } },
      { name: 'status', required: false },
      { name: 'severity', required: false },
      { name: 'type', required: false },
      { name: 'system', required: false },
      { name: 'tag', required: false },
      { name: 'set', required: false },
      { name: 'stage', required: false, schema: { type: 'string' } },
      { name: 'function', required: false, schema: { type: 'string' } },
      { name: 'overdue', required: false, schema: { const: 'true' } },
      { name: 'text', required: false, schema: { type: 'string', maxLength: 200 } },
    ]);
  });

  test('says how a route is opened', () => {
    const security = (id: string) => operations().find(({ operationId }) => operationId === id)?.security;
    expect(security('system.health')).toEqual([{}]);
    expect(security('incident.declare')).toEqual([{ bearer: [] }, { session: [] }]);
    expect(security('intake.generic')).toEqual([{ bearer: [] }]);
  });

  test('puts two methods of one address together', () => {
    const row = (method: 'GET' | 'POST', id: string): Route => ({
      ...(method === 'GET' ? routes.plans.current : routes.plans.add),
      id,
      method,
      path: '/x/:one',
      params: z.object({ one: z.string() }),
    });
    const made = shape.parse(openApiOf([row('GET', 'a.b'), row('POST', 'a.c')], { url: '/', version: '1' }));
    expect(Object.keys(made.paths['/x/{one}'] ?? {})).toEqual(['get', 'post']);
  });
});
