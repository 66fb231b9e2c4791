import { expect, test } from 'vitest';
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
