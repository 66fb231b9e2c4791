import { problem, routes, routeTable } from '@muster/api';
import type { Route, RoutePolicy } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
});
afterAll(() => staff.muster.close());

type Token = keyof StaffedMuster['tokens'] | 'none' | 'wrong';

async function ask(
  route: Route,
  token: Token,
  extra: { payload?: string | Buffer; headers?: Record<string, string> } = {},
) {
  const secret = token === 'none' ? null : token === 'wrong' ? 'muster_token_wrong' : staff.tokens[token];
  const response = await staff.muster.http.inject({
    method: route.method,
    url: route.path
      .replace(/:number/g, '1')
      .replace(/:content/g, '018f0000-0000-7000-8000-000000000001')
      .replace(/:[a-z]+/g, 'x'),
    headers: {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      'content-type': 'application/json',
      ...extra.headers,
    },
    ...(route.method === 'GET' ? {} : { payload: extra.payload ?? '{}' }),
  });
  return { status: response.statusCode, body: response.body, headers: response.headers };
}

const codeOf = (body: string): string => problem.parse(JSON.parse(body)).code;

/** Which of the tokens each policy takes. */
const takes: Readonly<Record<RoutePolicy, readonly Token[]>> = {
  public: ['none', 'wrong', 'person', 'administrator', 'intake', 'flags'],
  person: ['person', 'administrator'],
  administrator: ['administrator'],
  intake: ['intake'],
  flags: ['flags', 'person', 'administrator'],
  calendar: ['person', 'administrator'],
  slack: [],
};

describe('every route of the table', () => {
  // A route that ends the session of its caller would end the test's own; one that lasts would never answer; Slack's has
  // no token, and a test of its own.
  const untried: readonly Route[] = [routes.people.endSession, routes.stream.follow, routes.slack.command];
  const tried = routeTable.filter((route) => !untried.includes(route));

  test.each(tried.map((route) => [route.id, route] as const))(
    '%s is closed to whom its policy does not name',
    async (_, route) => {
      for (const token of ['none', 'wrong', 'person', 'administrator', 'intake', 'flags'] as const) {
        const { status, body } = await ask(route, token);
        const open = takes[route.policy].includes(token);
        const turnedAway = status >= 500 || (status >= 400 && body.includes('"code":"token/'));
        const told = open && !turnedAway ? [token, 'let in'] : [token, status, codeOf(body)];
        expect(told).toEqual(open ? [token, 'let in'] : [token, ...closed(token)]);
      }
    },
  );

  test('is closed to a link that was not exchanged', async () => {
    const { link } = await staff.administrator.call(routes.people.invite, { body: { name: 'Somebody' } });
    const response = await staff.muster.http.inject({
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${link.split('#')[1]}` },
    });
    expect([response.statusCode, codeOf(response.body)]).toEqual([401, 'token/wrong']);
  });
});

function closed(token: Token): [number, string] {
  if (token === 'none') return [401, 'token/missing'];
  return token === 'wrong' ? [401, 'token/wrong'] : [403, 'token/not-allowed'];
}

describe('bad input', () => {
  const declare = routes.incidents.declare;
  const tell = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
    const { status, body } = await ask(declare, 'person', { payload, headers });
    const told = problem.parse(JSON.parse(body));
    expect(told.status).toBe(status);
    return told;
  };

  test('is told with every fault and its place, and changes nothing', async () => {
    const answer = await tell(JSON.stringify({ type: 7, title: '', colour: 'red' }));
    expect(answer).toMatchObject({ status: 400, code: 'request/invalid' });
    expect(answer.faults.map((each) => each.at).toSorted()).toEqual(['body', 'body.title', 'body.type']);
    expect((await staff.administrator.call(routes.incidents.list)).items).toEqual([]);
  });

  test.each([
    ['no JSON', '{"type":', 400, 'request/unreadable'],
    ['JSON that poisons prototypes', '{"__proto__":{"administrator":true},"type":"x"}', 400, 'request/unreadable'],
    ['a list', '[]', 400, 'request/invalid'],
    ['nothing', 'null', 400, 'request/invalid'],
    ['too much', JSON.stringify({ type: 'x', title: 'y'.repeat(300_000) }), 413, 'request/too-large'],
    ['an unknown type', JSON.stringify({ type: 'meltdown', title: 'Oh' }), 422, 'type/unknown'],
    [
      'an unknown system',
      JSON.stringify({ type: 'prompt-injection', title: 'Oh', system: 'x' }),
      422,
      'system/unknown',
    ],
  ])('%s', async (_, payload, status, code) => {
    expect(await tell(payload)).toMatchObject({ status, code });
  });

  test('a body in another encoding is refused', async () => {
    expect(await tell('x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  test('hostile text comes back as it was sent, as data', async () => {
    const title = '<script>alert(1)</script> ![x](https://example.com/x) \u202Egnp.exe {{7*7}} =1+1';
    const { id } = await staff.at('security-lead').call(declare, { body: { type: 'prompt-injection', title } });
    const shown = await staff.at('security-lead').call(routes.incidents.show, { params: { incident: id } });
    expect(shown.title).toBe(title);
  });

  test('a NUL and half a character are kept out of events and kept whole in content', async () => {
    const params = { incident: 'INC-1', seat: 'security\u0000lead' };
    const put = staff
      .at('security-lead')
      .call(routes.incidents.assignSeat, { params, body: { person: staff.personIn('security-lead') } });
    await expect(put).rejects.toMatchObject({ problem: { code: 'seat/unknown' } });
  });

  test('an address that is not there says so as a problem', async () => {
    const response = await staff.muster.http.inject({ url: '/nowhere' });
    expect([response.statusCode, codeOf(response.body)]).toEqual([404, 'request/not-found']);
  });
});

describe('every answer', () => {
  test('forbids scripts, frames, guessing of types and keeping', async () => {
    const { headers } = await ask(routes.system.health, 'none');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('is refused loudly to whom asks too often, with the time to wait', async () => {
    const secret = 'muster_link_'.padEnd(40, 'x');
    const codes = new Set<string>();
    const waits: number[] = [];
    for (let count = 0; count < 25; count++) {
      const { body, headers } = await ask(routes.people.useLink, 'none', { payload: JSON.stringify({ secret }) });
      codes.add(codeOf(body));
      waits.push(Number(headers['retry-after'] ?? 0));
    }
    expect(waits.at(-1)).toBeGreaterThan(0);
    expect(codes).toEqual(new Set(['link/wrong', 'rate/too-many']));
  });
});

describe('tokens that are made up', () => {
  test('do not buy another budget', async () => {
    const secret = 'muster_link_'.padEnd(40, 'x');
    const codes: string[] = [];
    for (let count = 0; count < 25; count++) {
      const headers = { authorization: `Bearer made-up-${count}` };
      codes.push(
        codeOf((await ask(routes.people.useLink, 'none', { payload: JSON.stringify({ secret }), headers })).body),
      );
    }
    expect(codes.at(-1)).toBe('rate/too-many');
    const limits = Array.from({ length: routes.people.me.limit.perMinute + 1 }, (_, count) =>
      ask(routes.people.me, 'none', { headers: { authorization: `Bearer made-up-${count}` } }),
    );
    expect(codeOf((await Promise.all(limits)).at(-1)?.body ?? '')).toBe('rate/too-many');
    expect((await ask(routes.people.me, 'person')).status).toBe(200);
  });

  test('leave one row a minute in the audit, with where they came from', async () => {
    const { muster, administrator } = await staffedMuster([]);
    const turnedAway = async () =>
      (await administrator.call(routes.system.audit, { query: { limit: 200 } })).items.filter(
        ({ code }) => code === 'token/wrong',
      );
    const tryOne = (url: string) => muster.http.inject({ url, headers: { authorization: 'Bearer made-up' } });
    for (let count = 0; count < 3; count++) await tryOne('/api/v1/me');
    expect(await turnedAway()).toMatchObject([
      { outcome: 'refused', action: routes.people.me.id, subject: 'address 127.0.0.1', actor: 'service:anonymous' },
    ]);
    muster.clock.pass(61_000);
    await tryOne('/api/v1/audit');
    expect(await turnedAway()).toHaveLength(2);
    await muster.close();
  });
});

describe('the flags', () => {
  test('are served by the evaluation protocol, with an ETag that holds until a value changes', async () => {
    const first = await ask(routes.flags.all, 'flags');
    const etag = String(first.headers['etag']);
    const again = await ask(routes.flags.all, 'flags', { headers: { 'if-none-match': etag } });
    expect([first.status, again.status, again.body]).toEqual([200, 304, '']);
    const keys = (JSON.parse(first.body) as { flags: { key: string }[] }).flags.map((flag) => flag.key);
    expect(keys).toContain('support-assistant.enabled');
  });
});
