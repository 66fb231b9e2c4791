import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const mailbox = 'deputy@example.com';
/** A Monday morning on which security-deputy is on call for security. */
const monday = parseInstant('2026-11-23T10:00:00.000Z');

let world: ReachWorld;
beforeEach(async () => {
  world = await reachWorld(['security-lead', 'security-deputy', 'support-lead'], { at: monday });
});
afterEach(() => world.close());

const deputy = () => world.staff.at('security-deputy');
const shown = () => world.push.shown.map((text): unknown => JSON.parse(text));
const methods = async () => (await deputy().call(routes.contacts.list)).contacts;
const subscribe = () => world.reach('security-deputy', 'push', world.push.subscription(world.pushKey));

async function declare(): Promise<void> {
  const body = { type: 'sensitive-data-exposure', title: 'It gave away account numbers', system: 'support-assistant' };
  await world.staff.at('support-lead').call(routes.incidents.declare, { body });
  await world.staff.muster.pass(0);
}

describe('a browser as a contact method', () => {
  test('is given the key of the server, and verified by a code that comes as a push message', async () => {
    const { channels } = await deputy().call(routes.contacts.list);
    expect(channels.find(({ channel }) => channel === 'push')?.key).toBe(world.pushKey);
    expect(channels.filter(({ channel }) => channel !== 'push').every(({ key }) => key === null)).toBe(true);
    await subscribe();
    expect(shown()).toMatchObject([{ title: expect.stringMatching(/^Muster code \d{6}$/), link: null }]);
    expect(await methods()).toMatchObject([
      { channel: 'push', state: 'verified', masked: expect.stringMatching(/^127\.0\.0\.1:\d+ ….{6}$/) },
    ]);
  });

  test('shows the number, the severity and what is asked of a call, and leads to its page', async () => {
    await subscribe();
    await declare();
    const [, call] = shown();
    expect(call).toMatchObject({
      title: expect.stringMatching(/^INC-1 (low|medium|high|critical): you are needed$/),
      body: expect.stringContaining('stage:detect'),
      link: 'http://muster.example/incidents/INC-1',
    });
    expect(JSON.stringify(call)).not.toMatch(/account numbers|support-assistant|sensitive/);
  });

  test('that is gone is marked so, its owner is told over another method, and calls go there at once', async () => {
    const contact = await subscribe();
    await world.reach('security-deputy', 'email', mailbox);
    world.push.behave('refuse-address');
    await declare();
    expect((await methods()).map(({ channel, state }) => [channel, state])).toEqual([
      ['push', 'gone'],
      ['email', 'verified'],
    ]);
    const mails = world.read(mailbox);
    expect(mails.filter((text) => text.includes('INC-1'))).toHaveLength(1);
    const told = mails.filter((text) => text.includes('Reminder: contact-method:gone'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('http://muster.example/contacts');
    const again = deputy().call(routes.contacts.code, { params: { contact } });
    await expect(again).rejects.toMatchObject({ problem: { code: 'contact/gone', status: 409 } });
    const { items } = await deputy().call(routes.deliveries.list, { query: {} });
    expect(items.find(({ channel, purpose }) => channel === 'push' && purpose === 'page')).toMatchObject({
      state: 'failed',
      because: 'address',
      status: 410,
    });
  });

  test('is not there any more because its service fails for a while', async () => {
    await subscribe();
    world.push.behave('busy');
    await declare();
    expect((await methods())[0]).toMatchObject({ state: 'verified' });
  });

  test.each([
    ['another key', () => world.push.subscription('BAAA')],
    ['no subscription', () => 'https://fcm.googleapis.com/x'],
    [
      'a host of somebody',
      () => world.push.subscription(world.pushKey).replace(/http:[^"]*/, 'https://evil.example/x'),
    ],
  ])('with %s is not taken', async (_, address) => {
    const added = deputy().call(routes.contacts.add, { body: { channel: 'push', address: address() } });
    await expect(added).rejects.toMatchObject({ problem: { code: 'contact/address' } });
    expect(await methods()).toEqual([]);
  });
});
