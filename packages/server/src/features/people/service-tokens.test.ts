import { routes } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const { issueServiceToken, revokeServiceToken, serviceTokens } = routes.people;
const clock = handClock();
let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead'], { clock });
});
afterAll(() => staff.muster.close());

const listed = async () =>
  (await staff.administrator.call(serviceTokens)).items.map(({ title, scope, expired }) => ({ title, scope, expired }));

describe('the tokens of machines', () => {
  test('are listed by what they are for, never with what opens the door, and only to administrators', async () => {
    const { id, token } = await staff.administrator.call(issueServiceToken, {
      body: { scope: 'flags', title: 'The kiosk', days: 1 },
    });
    const all = await staff.administrator.call(serviceTokens);
    expect(all.items.find((each) => each.id === id)).toMatchObject({ scope: 'flags', title: 'The kiosk' });
    expect(JSON.stringify(all)).not.toContain(token);
    await expect(staff.at('security-lead').call(serviceTokens)).rejects.toMatchObject({ problem: { status: 403 } });
  });

  test('say when they have expired, and are gone once they are void', async () => {
    clock.pass(25 * 60 * 60_000);
    expect(await listed()).toContainEqual({ title: 'The kiosk', scope: 'flags', expired: true });
    const { items } = await staff.administrator.call(serviceTokens);
    const kiosk = items.find(({ title }) => title === 'The kiosk');
    await staff.administrator.call(revokeServiceToken, { params: { token: kiosk?.id ?? '' } });
    expect((await listed()).map(({ title }) => title ?? '').toSorted()).toEqual(['flags', 'intake']);
  });

  test('come in pages', async () => {
    const first = await staff.administrator.call(serviceTokens, { query: { limit: 1 } });
    const second = await staff.administrator.call(serviceTokens, { query: { limit: 1, after: first.next ?? '' } });
    expect([...first.items, ...second.items].map(({ title }) => title ?? '').toSorted()).toEqual(['flags', 'intake']);
    expect(second.next).toBeNull();
  });
});
