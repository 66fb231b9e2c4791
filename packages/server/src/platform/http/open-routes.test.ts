import { routeTable } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster([]);
});
afterAll(() => staff.muster.close());

/** Whoever changes this list opens a door: say so in docs/reference/http.md as well. */
const open = [
  'GET /*',
  'GET /healthz',
  'GET /readyz',
  'GET /report',
  'GET /report/:code',
  'POST /api/v1/canary',
  'POST /api/v1/session',
  'POST /api/v1/session/browser',
  // To the signature of Slack alone, where one is set up.
  'POST /in/slack/command',
  'POST /report',
  'POST /report/:code',
];
const byTokenOfAMachine = ['POST /in/alertmanager', 'POST /in/generic', 'POST /in/generic/:name'];

const spell = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe('without signing in', () => {
  test('only these addresses are open', async () => {
    const found: string[] = [];
    for (const route of routeTable) {
      const { statusCode, body } = await staff.muster.http.inject({
        method: route.method,
        url: route.path.replaceAll(/:[a-z]+/g, 'x').replace('*', 'x'),
        ...(route.method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, payload: '{}' }),
      });
      if (!(statusCode === 401 && body.includes('"code":"token/missing"'))) found.push(spell(route));
    }
    expect(found.toSorted()).toEqual(open);
  });

  test('only a machine with its own token may send signals', () => {
    expect(
      routeTable
        .filter(({ policy }) => policy === 'intake')
        .map(spell)
        .toSorted(),
    ).toEqual(byTokenOfAMachine);
  });

  test('there is no address beside the route table', () => {
    const printed = staff.muster.http.printRoutes({ commonPrefix: false });
    const methods = [...printed.matchAll(/\(([A-Z, ]+)\)/g)].flatMap(([, list]) => list?.split(', ') ?? []);
    const ours = methods.filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
    expect(ours).toHaveLength(routeTable.length);
    expect(methods.length).toBeGreaterThan(40);
  });
});
