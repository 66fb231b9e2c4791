import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const minute = 60_000;
const leads = 'lead@example.com';
const deputies = 'deputy@example.com';
const phone = '+442071838750';
/** A Monday morning on which security-deputy is on call for security; the lead takes over for some hours. */
const monday = parseInstant('2026-11-23T10:00:00.000Z');

let world: ReachWorld;
beforeEach(async () => {
  world = await reachWorld(['security-lead', 'security-deputy', 'operations-lead'], { at: monday });
  await world.reach('security-lead', 'email', leads);
  await world.reach('security-lead', 'sms', phone);
  await world.reach('security-deputy', 'email', deputies);
  await look();
  const hours = { from: monday, to: '2026-11-23T18:00:00.000Z' };
  await world.staff.at('security-lead').call(routes.onCall.offerCover, {
    params: { schedule: 'security' },
    body: { layer: 'first', seat: 'security-lead', ...hours },
  });
  await look();
});
afterEach(() => world.close());

async function look(): Promise<void> {
  await world.staff.muster.onCall.look('example');
  await world.staff.muster.pass(0);
}
/** Time passes, and the loop looks every minute. */
async function wait(minutes: number): Promise<void> {
  for (let at = 0; at < minutes; at += 1) {
    await world.staff.muster.pass(minute);
    await look();
  }
}
const told = (to: string) => world.read(to).filter((text) => !text.includes('Muster code'));
const hear = (seat = 'security-lead', layer = 'first') =>
  world.staff.at(seat).call(routes.onCall.heard, { params: { schedule: 'security' }, body: { layer } });
const handover = async (viewer = 'security-lead') => {
  const { schedules } = await world.staff.at(viewer).call(routes.onCall.show, { query: {} });
  return schedules.find(({ id }) => id === 'security')?.handovers;
};

describe('whoever comes on call', () => {
  test('is told, and is asked to say that they know it', async () => {
    expect(told(leads)).toHaveLength(1);
    expect(await handover()).toMatchObject([{ layer: 'first', seat: 'security-lead', heardAt: null, mine: true }]);
    expect(await handover('security-deputy')).toMatchObject([{ heardAt: null, mine: false }]);
    await hear();
    expect(await handover()).toMatchObject([{ heardAt: '2026-11-23T10:00:00.000Z', steps: [] }]);
    await wait(40);
    expect([told(leads).length, told(phone).length, told(deputies).length]).toEqual([1, 0, 0]);
  });

  test('and does not say so is told over the next method, and then the one before is told, each once', async () => {
    await wait(14);
    expect(told(phone)).toEqual([]);
    await wait(1);
    expect(told(phone)).toHaveLength(1);
    expect(told(phone)[0]).toContain('On call: security');
    expect(told(deputies)).toEqual([]);
    await wait(15);
    expect(told(deputies)).toHaveLength(1);
    expect(told(deputies)[0]).toContain('Reminder: handover-unconfirmed:security');
    expect(told(deputies)[0]).toContain('http://muster.example/on-call');
    expect(await handover()).toMatchObject([{ heardAt: null, steps: ['again', 'before'] }]);
    await wait(60);
    expect([told(leads).length, told(phone).length, told(deputies).length]).toEqual([1, 1, 1]);
    await hear();
    expect(await handover()).toMatchObject([{ steps: ['again', 'before'], heardAt: expect.any(String) }]);
  });

  test('says so alone, and only where something was handed over', async () => {
    await expect(hear('security-deputy')).rejects.toMatchObject({ problem: { code: 'shift/not-yours', status: 403 } });
    await expect(hear('security-lead', 'second')).rejects.toMatchObject({
      problem: { code: 'shift/unknown', status: 404 },
    });
    expect(await handover()).toMatchObject([{ heardAt: null }]);
  });

  test('is asked by no call that comes hours late', async () => {
    await world.staff.muster.pass(5 * 60 * minute);
    await look();
    expect([told(phone).length, told(deputies).length]).toEqual([0, 0]);
  });
});
