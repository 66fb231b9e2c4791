import { problem, routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { isOwnHost, isSameOrigin } from './same-origin.ts';
import { clearSessionCookie, readSessionCookie, sessionCookieName, writeSessionCookie } from './session-cookie.ts';

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead']);
});
afterEach(() => staff.muster.close());

type Headers = Record<string, string>;
const ours: Headers = { 'sec-fetch-site': 'same-origin' };

async function ask(method: 'GET' | 'POST', url: string, headers: Headers, payload: unknown = {}) {
  const response = await staff.muster.http.inject({
    method,
    url,
    headers: { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(method === 'GET' ? {} : { payload: JSON.stringify(payload) }),
  });
  const { statusCode, body } = response;
  const read = problem.safeParse(statusCode >= 400 ? JSON.parse(body) : null);
  return { status: statusCode, code: read.success ? read.data.code : null, body, headers: response.headers };
}

async function newLink(): Promise<string> {
  const { link } = await staff.administrator.call(routes.people.invite, { body: { name: 'Somebody' } });
  return link.slice(link.indexOf('#') + 1);
}

async function begin(headers: Headers = ours) {
  const begun = await ask('POST', '/api/v1/session/browser', headers, { secret: await newLink() });
  const cookie = String(begun.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { ...begun, cookie };
}

const declare = { type: 'prompt-injection', title: 'It obeys strangers' };

describe('the session of a browser', () => {
  test('is a cookie that scripts, other sites and other paths cannot use, for as long as a token lives', async () => {
    const { status, body, headers } = await begin();
    expect(status).toBe(201);
    const { expiresAt } = JSON.parse(body) as { expiresAt: string };
    expect(body).not.toContain('muster_token');
    const set = String(headers['set-cookie']);
    expect(set).toMatch(/^muster=muster_token_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    expect(new Date(/Expires=([^;]+)/.exec(set)?.[1] ?? 0).getTime()).toBe(
      Math.floor(Date.parse(expiresAt) / 1000) * 1000,
    );
  });

  test('lets its person read and act, and ends with its cookie', async () => {
    const { cookie } = await begin();
    expect(await ask('GET', '/api/v1/me', { cookie })).toMatchObject({ status: 200 });
    expect(await ask('POST', '/api/v1/incidents', { cookie, ...ours }, declare)).toMatchObject({ status: 201 });
    const ended = await ask('POST', '/api/v1/session/end', { cookie, ...ours });
    expect(ended.status).toBe(200);
    expect(String(ended.headers['set-cookie'])).toMatch(/^muster=; .*Expires=Thu, 01 Jan 1970/);
    expect(await ask('GET', '/api/v1/me', { cookie })).toMatchObject({ status: 401, code: 'token/wrong' });
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'http://localhost:8080' }],
    ['an origin of another scheme', { origin: 'https://localhost' }],
    ['no origin', { origin: 'null' }],
    ['nobody', {}],
  ] satisfies [string, Headers][])('changes nothing for %s', async (_, headers) => {
    const { cookie } = await begin();
    const tried = await ask('POST', '/api/v1/incidents', { cookie, host: 'localhost', ...headers }, declare);
    expect(tried).toMatchObject({ status: 403, code: 'session/cross-site' });
    expect((await staff.administrator.call(routes.incidents.list)).items).toEqual([]);
  });

  test('counts for an older browser by the Origin of the page', async () => {
    const { cookie } = await begin({ origin: 'http://localhost:7373', host: 'localhost:7373' });
    const headers = { cookie, origin: 'http://127.0.0.1:7373', host: '127.0.0.1:7373' };
    expect(await ask('POST', '/api/v1/incidents', headers, declare)).toMatchObject({ status: 201 });
  });

  test('cannot be begun by another site, and leaves the link as it was', async () => {
    const secret = await newLink();
    const foreign = { 'sec-fetch-site': 'cross-site' };
    const tried = await ask('POST', '/api/v1/session/browser', foreign, { secret });
    expect(tried).toMatchObject({ status: 403, code: 'session/cross-site' });
    expect(await ask('POST', '/api/v1/session/browser', ours, { secret })).toMatchObject({ status: 201 });
    expect(await ask('POST', '/api/v1/session/browser', ours, { secret })).toMatchObject({ code: 'link/wrong' });
  });

  test('gives way to a token that is sent, and holds no token of a machine', async () => {
    const { cookie } = await begin();
    const sent = { cookie, authorization: 'Bearer made-up' };
    expect(await ask('GET', '/api/v1/me', sent)).toMatchObject({ status: 401, code: 'token/wrong' });
    const machine = { cookie: `muster=${staff.tokens.flags}` };
    const flag = await ask('POST', '/ofrep/v1/evaluate/flags', { ...machine, ...ours });
    expect(flag).toMatchObject({ status: 401, code: 'token/wrong' });
  });

  test('has the budget of its token, not that of its address', async () => {
    const { cookie } = await begin();
    const { perMinute } = routes.people.me.limit;
    await Promise.all(
      Array.from({ length: perMinute + 1 }, () => ask('GET', '/api/v1/me', { authorization: 'Bearer made-up' })),
    );
    expect(await ask('GET', '/api/v1/me', {})).toMatchObject({ code: 'rate/too-many' });
    expect(await ask('GET', '/api/v1/me', { cookie })).toMatchObject({ status: 200 });
  });

  test('gets one answer for one idempotency key', async () => {
    const { cookie } = await begin();
    const headers = { cookie, ...ours, 'idempotency-key': 'once' };
    const first = await ask('POST', '/api/v1/incidents', headers, declare);
    const again = await ask('POST', '/api/v1/incidents', headers, declare);
    expect(again.body).toBe(first.body);
    expect((await staff.administrator.call(routes.incidents.list)).items).toHaveLength(1);
  });
});

describe('the name under which the server is reached', () => {
  test.each([
    ['localhost:7373', 401],
    ['127.0.0.1', 401],
    ['[::1]:7373', 401],
    ['muster.example', 401],
    ['MUSTER.example:80', 401],
    ['rebound.example', 421],
    ['muster.example.attacker.example', 421],
    ['localhost@rebound.example', 421],
  ])('%s', async (host, status) => {
    expect(await ask('GET', '/api/v1/me', { host })).toMatchObject({ status });
  });

  test('matters to the pages as well', async () => {
    for (const url of ['/', '/report', '/page.css', '/report/x'])
      expect(await staff.muster.http.inject({ url, headers: { host: 'rebound.example' } })).toMatchObject({
        statusCode: 421,
      });
    expect((await staff.muster.http.inject({ url: '/report', headers: { host: 'localhost' } })).statusCode).toBe(200);
  });

  test('does not matter to a program with a token, nor to whoever asks whether it lives', async () => {
    const host = 'muster.internal';
    const authorization = `Bearer ${staff.tokens.person}`;
    expect(await ask('GET', '/api/v1/me', { host, authorization })).toMatchObject({ status: 200 });
    expect(await ask('GET', '/healthz', { host })).toMatchObject({ status: 200 });
  });

  test('is a loopback name only to who comes over the loopback', () => {
    const headers = { host: 'localhost:7373' };
    expect(isOwnHost('https://muster.example', { headers, ip: '127.0.0.1' })).toBe(true);
    expect(isOwnHost('https://muster.example', { headers, ip: '::ffff:127.0.0.1' })).toBe(true);
    expect(isOwnHost('https://muster.example', { headers, ip: '192.0.2.7' })).toBe(false);
    expect(isOwnHost('https://muster.example', { headers: { host: 'muster.example' }, ip: '192.0.2.7' })).toBe(true);
  });
});

describe('the cookie over https', () => {
  const origin = 'https://muster.example';

  test('has the prefix that binds it to this host and to TLS', () => {
    const set = writeSessionCookie(origin, 'muster_token_x', '2026-12-24T09:00:00.000Z');
    expect(set).toBe(
      '__Host-muster=muster_token_x; Path=/; Expires=Thu, 24 Dec 2026 09:00:00 GMT; HttpOnly; SameSite=Strict; Secure',
    );
    expect(sessionCookieName(origin)).toBe('__Host-muster');
    expect(clearSessionCookie(origin)).toContain('__Host-muster=; ');
    expect(readSessionCookie(origin, 'muster=planted; a=b; __Host-muster=right')).toBe('right');
    expect(readSessionCookie(origin, 'muster=planted')).toBeUndefined();
  });

  test('counts for the scheme of the configured address', () => {
    const host = 'muster.example';
    expect(isSameOrigin(origin, { host, origin: 'https://muster.example' })).toBe(true);
    expect(isSameOrigin(origin, { host, origin: 'http://muster.example' })).toBe(false);
    expect(isSameOrigin(origin, { host, origin: 'https://muster.example.attacker.example' })).toBe(false);
  });
});
