import { ProblemError, routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRows, checkTimers } from '../../check-derived.ts';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const second = 1_000;
const minute = 60 * second;
const mailbox = 'deputy@example.com';
const phone = '+442071838750';

/** A Monday morning on which security-deputy is on call for security. */
const monday = parseInstant('2026-11-23T10:00:00.000Z');

const seats = ['security-lead', 'security-deputy', 'support-lead', 'general-counsel'];

let world: ReachWorld;
beforeEach(async () => {
  world = await reachWorld(seats, { at: monday });
});
afterEach(() => world.close());

const deputy = () => world.staff.at('security-deputy');
const pass = (milliseconds: number) => world.staff.muster.pass(milliseconds);
const pages = (to: string) => world.read(to).filter((text) => text.includes('INC-1'));
const deliveries = async () =>
  (await deputy().call(routes.deliveries.list, { query: {} })).items
    .filter(({ purpose }) => purpose === 'page')
    .toReversed();

async function declare(): Promise<void> {
  const body = { type: 'sensitive-data-exposure', title: 'It gave away account numbers', system: 'support-assistant' };
  await world.staff.at('support-lead').call(routes.incidents.declare, { body });
  await pass(0);
}

/** Time passes as it does for a server that looks every second. */
async function wait(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= second) await pass(Math.min(second, left));
}

const acknowledge = () => deputy().call(routes.pages.acknowledge, { params: { incident: 'INC-1' } });

describe('a call', () => {
  test('says the number, the severity, what is asked and where, and nothing of what the incident is about', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    const [text] = pages(mailbox);
    expect(text).toMatch(/INC-1 (low|medium|high|critical): you are needed/);
    expect(text).toContain('stage:detect');
    expect(text).toContain('http://muster.example/incidents/INC-1');
    expect(text).not.toMatch(/account numbers|support-assistant|sensitive/);
  });

  test('goes over the next method, by another provider, while nobody answers', async () => {
    await world.reach('security-deputy', 'sms', phone);
    await world.reach('security-deputy', 'voice', phone);
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    expect([pages(phone).length, pages(mailbox).length]).toEqual([1, 0]);
    await wait(minute);
    expect([pages(phone).length, pages(mailbox).length], 'not the voice of the same provider').toEqual([1, 1]);
    await wait(minute);
    expect(pages(phone)).toHaveLength(2);
    expect((await deliveries()).map(({ channel, state }) => [channel, state])).toEqual([
      ['sms', 'accepted'],
      ['email', 'accepted'],
      ['voice', 'accepted'],
    ]);
  });

  test('goes over nothing more once somebody has answered', async () => {
    await world.reach('security-deputy', 'sms', phone);
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    await acknowledge();
    await wait(2 * minute);
    expect(pages(mailbox)).toEqual([]);
    expect((await deliveries()).map(({ state, because }) => [state, because])).toEqual([
      ['accepted', null],
      ['dropped', 'answered'],
    ]);
  });

  test.each(['refuse-credentials', 'busy', 'hang', 'garbage'] as const)(
    'goes over the other provider at once where the first does this: %s',
    async (behaviour) => {
      await world.reach('security-deputy', 'sms', phone);
      await world.reach('security-deputy', 'email', mailbox);
      await pass(second);
      world.twilio.behave(behaviour);
      await declare();
      expect(pages(mailbox)).toHaveLength(1);
      const [first] = await deliveries();
      expect(first?.because).toMatch(/credentials|rate|timeout|provider/);
      const { channels } = await deputy().call(routes.deliveries.channels);
      expect(channels.find(({ channel }) => channel === 'sms')?.failing).toMatchObject({ because: first?.because });
      expect(channels.find(({ channel }) => channel === 'email')?.failing).toBeNull();
    },
  );

  test('is tried again until the provider takes it, with the same key', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    world.mail.behave('busy');
    await declare();
    expect((await deliveries())[0]).toMatchObject({ state: 'deferred', because: 'provider', status: 451, attempts: 1 });
    world.mail.behave('accept');
    await wait(11 * second);
    expect(pages(mailbox)).toHaveLength(1);
    expect((await deliveries())[0]).toMatchObject({ state: 'accepted' });
  });

  test('is given up in the end, and says why', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    world.mail.behave('refuse-address');
    await declare();
    expect((await deliveries())[0]).toMatchObject({ state: 'failed', because: 'address', status: 550, nextAt: null });
  });

  test('to somebody without a contact method is in the log of deliveries as failed', async () => {
    await declare();
    expect(await deliveries()).toMatchObject([{ state: 'failed', because: 'no-contact', channel: null }]);
  });

  test('never goes to a method that was not verified', async () => {
    await deputy().call(routes.contacts.add, { body: { channel: 'email', address: mailbox } });
    await declare();
    await wait(2 * minute);
    expect(pages(mailbox)).toEqual([]);
  });

  test('is not sent to a method that was removed while it waited', async () => {
    await world.reach('security-deputy', 'sms', phone);
    const contact = await world.reach('security-deputy', 'email', mailbox);
    await declare();
    await deputy().call(routes.contacts.remove, { params: { contact } });
    await wait(minute);
    expect(pages(mailbox)).toEqual([]);
    expect((await deliveries())[1]).toMatchObject({ state: 'dropped', because: 'contact-removed' });
  });

  test('that is asked for twice goes out once', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    const { store, clock } = world.staff.muster.parts;
    const asked = (await store.listMessages('example', { limit: 200, after: null, order: 'rising' })).items;
    const again = asked.filter(({ channel }) => channel === 'call' || channel === 'deliver');
    for (const message of again)
      await world.staff.muster.channels.get(message.channel)?.({
        ...message,
        organisation: 'example',
        token: 1,
        attempts: 2,
        createdAt: clock.now(),
      });
    expect(again.length).toBeGreaterThan(1);
    expect(pages(mailbox)).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  const quiet = () =>
    deputy().call(routes.contacts.quietHours, {
      body: { hours: { from: '09:00', to: '11:30', zone: 'Europe/Berlin' } },
    });

  test('never hold up what is critical, or could be', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await deputy().call(routes.contacts.quietHours, {
      body: { hours: { from: '09:00', to: '17:00', zone: 'Europe/Berlin' } },
    });
    await declare();
    expect(pages(mailbox)).toHaveLength(1);
  });

  test('hold up the rest until they end, while it is still asked for', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    // 10:00 in UTC is 11:00 in Berlin.
    await quiet();
    const { muster } = world.staff;
    const call = { cause: 'asked', person: world.staff.personIn('security-deputy') };
    await declare();
    const before = pages(mailbox).length;
    const paging = (await deputy().call(routes.pages.list, { query: {} })).items[0];
    const page = {
      kind: 'page',
      paging: paging?.id ?? '',
      incident: paging?.incident ?? '',
      reference: 'INC-1',
    } as const;
    await lowKey();
    await muster.deliveries.call('example', { ...call, page });
    await pass(0);
    expect(pages(mailbox)).toHaveLength(before);
    expect((await deliveries()).at(-1)).toMatchObject({
      state: 'queued',
      held: true,
      nextAt: '2026-11-23T10:30:00.000Z',
    });
    await pass(30 * minute);
    expect(pages(mailbox).length).toBeGreaterThan(before);
  });

  /** Answers what made it look as if it could be critical. */
  async function lowKey(): Promise<void> {
    const answer = (seat: string, fact: string, value: string | boolean) =>
      world.staff
        .at(seat)
        .call(routes.incidents.recordFact, { params: { incident: 'INC-1', fact }, body: { state: 'value', value } });
    await answer('security-lead', 'exposed_data', 'none');
    await answer('general-counsel', 'material', false);
  }

  test('in a zone that is not there are refused', async () => {
    const refused = deputy().call(routes.contacts.quietHours, {
      body: { hours: { from: '22:00', to: '07:00', zone: 'Mars/Base' } },
    });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'contact/zone' } });
  });
});

describe('sending again', () => {
  const again = (delivery: string, by = deputy()) => by.call(routes.deliveries.redeliver, { params: { delivery } });

  test('is a delivery of its own, for who it was for and for administrators alone', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    const [first] = await deliveries();
    await expect(again(first?.id ?? '', world.staff.at('support-lead'))).rejects.toMatchObject({
      problem: { code: 'delivery/not-yours' },
    });
    const { delivery } = await again(first?.id ?? '');
    await again(first?.id ?? '', world.staff.administrator);
    await pass(0);
    expect(pages(mailbox)).toHaveLength(3);
    expect((await deliveries()).map(({ id, again: of }) => [id, of]).slice(1, 2)).toEqual([[delivery, first?.id]]);
  });

  test('is refused once the page was answered, and for codes', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    await acknowledge();
    const all = (await deputy().call(routes.deliveries.list, { query: {} })).items;
    for (const { id } of all) await expect(again(id)).rejects.toThrow(ProblemError);
    await expect(again('nothing')).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test('is shown beforehand, without a code', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await declare();
    const all = (await deputy().call(routes.deliveries.list, { query: {} })).items;
    for (const { id, purpose } of all) {
      const { text } = await deputy().call(routes.deliveries.preview, { params: { delivery: id } });
      expect(text).toContain(purpose === 'code' ? '······' : 'INC-1');
      expect(text).not.toMatch(/\b\d{6}\b/);
    }
  });
});

describe('a hand-over', () => {
  const tell = async (person: string | null) => {
    const { channels, clock } = world.staff.muster;
    const on = { seat: 'security-deputy', person };
    const payload = { schedule: 'security-week', layer: 'first', off: { seat: 'security-lead', person: null }, on };
    const about = { organisation: 'example', channel: 'shift', notBefore: clock.now(), token: 1, attempts: 1 };
    await channels.get('shift')?.({ ...about, id: 'handed-over', payload, createdAt: clock.now() });
    await pass(0);
  };
  const told = () => world.read(mailbox).filter((text) => text.includes('security-week'));

  test('is told once to who comes on call, over the first of their methods', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await world.reach('security-deputy', 'sms', phone);
    for (let times = 0; times < 2; times++) await tell(world.staff.personIn('security-deputy'));
    await wait(2 * minute);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('http://muster.example/on-call');
    expect(world.read(phone).filter((text) => text.includes('security-week'))).toEqual([]);
  });

  test('wakes nobody: it waits for the end of quiet hours', async () => {
    await world.reach('security-deputy', 'email', mailbox);
    await deputy().call(routes.contacts.quietHours, {
      body: { hours: { from: '09:00', to: '11:30', zone: 'Europe/Berlin' } },
    });
    await tell(world.staff.personIn('security-deputy'));
    expect(told()).toEqual([]);
    await pass(30 * minute);
    expect(told()).toHaveLength(1);
  });

  test('to nobody sends nothing', async () => {
    await tell(null);
    expect((await deputy().call(routes.deliveries.list, { query: { whose: 'all' } })).items).toEqual([]);
  });
});

test('a channel sends no more within a minute than it may, and loses nothing', async () => {
  await world.close();
  world = await reachWorld(seats, { at: monday, perMinute: 1 });
  await world.reach('security-deputy', 'email', mailbox);
  await declare();
  expect(pages(mailbox)).toHaveLength(0);
  expect((await deliveries())[0]).toMatchObject({ state: 'deferred', because: 'rate' });
  await wait(minute + 10 * second);
  expect(pages(mailbox)).toHaveLength(1);
});

test('rows and timers follow from the events', async () => {
  await world.reach('security-deputy', 'email', mailbox);
  await declare();
  await wait(30 * second);
  const planOf = async (version: string) => (await world.staff.muster.plans.byVersion('example', version)).plan;
  const { store } = world.staff.muster.parts;
  expect((await checkRows(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
  expect((await checkTimers(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
});
