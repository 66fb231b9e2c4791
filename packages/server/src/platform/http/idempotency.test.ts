import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'security-deputy']);
});
afterEach(() => staff.muster.close());

async function newGroup(): Promise<string> {
  const body = new TextEncoder().encode(JSON.stringify({ title: 'An alert', id: 'a-1' }));
  await staff.intake.call(routes.signals.generic, { body });
  await staff.muster.readIntake();
  return (await staff.at('security-lead').call(routes.signals.list)).items[0]?.id ?? '';
}

/** How many events there are, over all streams. */
async function eventCount(): Promise<number> {
  while ((await staff.muster.integrate(staff.muster.parts.organisation)) > 0);
  return (await staff.administrator.call(routes.system.checkpoint)).size;
}

describe('the same change under the same key', () => {
  const person = () => staff.personIn('security-deputy');
  const idempotencyKey = 'once';

  test.each<[string, () => Promise<unknown>]>([
    [
      'a seat is filled',
      () =>
        staff.administrator.call(routes.people.fillSeat, {
          params: { seat: 'operations-lead' },
          body: { person: person() },
          idempotencyKey,
        }),
    ],
    [
      'somebody is removed',
      () =>
        staff.administrator.call(routes.people.remove, {
          params: { person: person() },
          body: { reason: 'They left' },
          idempotencyKey,
        }),
    ],
    [
      'a mapping is set',
      () =>
        staff.administrator.call(routes.mappings.set, {
          params: { name: 'tracker' },
          body: { title: { at: ['/title'] } },
          idempotencyKey,
        }),
    ],
    [
      'a plan is added',
      async () => {
        const { source } = await staff.administrator.call(routes.plans.current);
        return staff.administrator.call(routes.plans.add, {
          body: { source: source.replace('4 h of declaration', '5 h of declaration') },
          idempotencyKey,
        });
      },
    ],
  ])('%s once, and answered the same', async (_, change) => {
    const first = await change();
    const events = await eventCount();
    expect(await change()).toEqual(first);
    expect(await eventCount()).toBe(events);
  });

  test('signals are declined once, and answered the same', async () => {
    const group = await newGroup();
    const decline = () =>
      staff
        .at('security-lead')
        .call(routes.signals.decline, { params: { group }, body: { reason: 'A test' }, idempotencyKey });
    expect(await decline()).toEqual({});
    expect(await decline()).toEqual({});
  });

  test('with another request is refused', async () => {
    const set = (name: string) =>
      staff.administrator.call(routes.mappings.set, { params: { name }, body: { title: {} }, idempotencyKey });
    await set('one');
    await expect(set('two')).rejects.toMatchObject({ problem: { code: 'request/key-reused' } });
  });

  test('keeps no answer that holds a secret, nor another in its place', async () => {
    const invite = () =>
      staff.administrator.call(routes.people.invite, {
        body: { name: 'Somebody', seats: ['operations-lead'] },
        idempotencyKey,
      });
    const [first, again] = [await invite(), await invite()];
    expect(first.link).not.toBe(again.link);
    expect(again.link).toMatch(/#muster_link_/);
  });
});
