import { expect, test } from 'vitest';
import { routes } from '@muster/api';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import { StoreError } from '../../platform/store/store-error.ts';
import type { Store } from '../../platform/store/store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';

test('a server of which a part fails is not ready, and tells strangers no more than which part', async () => {
  const found = [{ what: 'The outbox loop fails.', why: 'connect ECONNREFUSED postgres://muster:secret@10.0.0.7' }];
  const { muster } = await staffedMuster([], { faults: async () => found });
  const ready = async () => {
    const { statusCode, body } = await muster.http.inject({ url: '/readyz' });
    return [statusCode, JSON.parse(body)];
  };
  expect(await ready()).toEqual([503, { status: 'degraded', faults: ['The outbox loop fails.'] }]);
  found.pop();
  expect(await ready()).toEqual([200, { status: 'ok', faults: [] }]);
  await muster.close();
});

test('a database that cannot be reached is said so, with the time to wait, and work goes on when it can', async () => {
  const clock = handClock();
  const inner = createFakeStore(clock.now);
  let lost = false;
  const fail = async (): Promise<never> => {
    throw new StoreError('unreachable', 'The record could not be written: connect ECONNREFUSED 10.0.0.7:5432');
  };
  const store: Store = {
    ...inner,
    append: (given) => (lost ? fail() : inner.append(given)),
    readRow: (...given) => (lost ? fail() : inner.readRow(...given)),
    countTimersDueBefore: (instant) => (lost ? fail() : inner.countTimersDueBefore(instant)),
  };
  const faults = async () => {
    await store.countTimersDueBefore(clock.now());
    return [];
  };
  const { muster, tokens } = await staffedMuster(['security-lead'], { store, clock, faults });
  const headers = { authorization: `Bearer ${tokens.person}` };
  lost = true;
  const asked = await muster.http.inject({ url: routes.people.me.path, headers });
  expect([asked.statusCode, asked.headers['retry-after'], asked.json()]).toMatchObject([
    503,
    '5',
    { code: 'store/failed', status: 503 },
  ]);
  expect(asked.body).not.toContain('10.0.0.7');
  const ready = await muster.http.inject({ url: '/readyz' });
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { status: 'degraded', faults: ['The records cannot be reached.'] },
  ]);
  lost = false;
  expect((await muster.http.inject({ url: routes.people.me.path, headers })).statusCode).toBe(200);
  expect((await muster.http.inject({ url: '/readyz' })).statusCode).toBe(200);
  await muster.close();
});
