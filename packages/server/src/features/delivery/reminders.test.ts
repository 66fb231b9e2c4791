import { routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const mailbox = 'ml@example.com';
const phone = '+442071838750';
const monday = parseInstant('2026-11-23T10:00:00.000Z');

let world: ReachWorld;
beforeEach(async () => {
  world = await reachWorld(['security-lead', 'ml-lead', 'general-counsel'], { at: monday });
});
afterEach(() => world.close());

const at = (seat: string) => world.staff.at(seat);
const pass = (milliseconds: number) => world.staff.muster.pass(milliseconds);
const reminders = (to = mailbox) => world.read(to).filter((text) => text.includes('Reminder'));
const deliveries = async (seat = 'ml-lead') =>
  (await at(seat).call(routes.deliveries.list, { query: {} })).items.filter(({ purpose }) => purpose === 'reminder');

/** Somebody owes something after an incident, in ten days; the first reminder comes in eight. */
async function owe(): Promise<void> {
  const declared = { type: 'prompt-injection', title: 'It obeys a document', system: 'support-assistant' };
  await at('security-lead').call(routes.incidents.declare, { body: declared });
  const due = new Date(Date.parse(monday) + 10 * day).toISOString();
  const body = {
    title: 'Strip instructions out of documents',
    kind: 'control',
    owner: { kind: 'person', person: world.staff.personIn('ml-lead') },
    due,
  } as const;
  await at('security-lead').call(routes.followUps.open, { params: { incident: 'INC-1' }, body });
}
const quiet = () =>
  at('ml-lead').call(routes.contacts.quietHours, {
    body: { hours: { from: '09:00', to: '11:30', zone: 'Europe/Berlin' } },
  });

describe('a reminder of a follow-up', () => {
  test('comes over the first verified method, by its number alone, and once', async () => {
    await world.reach('ml-lead', 'email', mailbox);
    await world.reach('ml-lead', 'sms', phone);
    await owe();
    await pass(8 * day);
    await pass(minute);
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('follow-up:F-1');
    expect(reminders()[0]).toContain('http://muster.example/follow-ups');
    expect(reminders()[0]).not.toMatch(/Strip|document|support/);
    expect(reminders(phone)).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'accepted', channel: 'email', reference: null }]);
  });

  test('goes over the next method where the first does not take it', async () => {
    await world.reach('ml-lead', 'email', mailbox);
    await world.reach('ml-lead', 'sms', phone);
    await owe();
    world.mail.behave('refuse-address');
    await pass(8 * day);
    await pass(minute);
    expect((await deliveries()).map(({ channel, state, because }) => [channel, state, because])).toEqual([
      ['sms', 'accepted', null],
      ['email', 'failed', 'address'],
    ]);
    expect(reminders(phone)).toHaveLength(1);
  });

  test('waits for the end of quiet hours, and is not sent any more once it is done', async () => {
    await world.reach('ml-lead', 'email', mailbox);
    // 10:00 in UTC is 11:00 in Berlin.
    await quiet();
    await owe();
    await pass(8 * day);
    expect(reminders()).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'queued', held: true }]);
    await at('ml-lead').call(routes.followUps.done, {
      params: { followUp: 'F-1' },
      body: { how: 'Stripped' },
    });
    await pass(day);
    expect(reminders()).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'dropped', because: 'answered' }]);
  });

  test('to somebody without a contact method is in the log of deliveries as failed', async () => {
    await owe();
    await pass(8 * day);
    expect(await deliveries()).toMatchObject([{ state: 'failed', because: 'no-contact' }]);
  });
});

describe('the monthly look for what came again', () => {
  const look = () => world.staff.muster.remindOfMonth('example').then(() => pass(0));
  const told = () => reminders('lead@example.com');

  beforeEach(() => world.reach('security-lead', 'email', 'lead@example.com'));

  test('calls whoever answers for incidents: when the month is over, and again when its week is', async () => {
    await owe();
    await look();
    expect(told(), 'the month before had none').toEqual([]);
    await pass(9 * day);
    await look();
    await look();
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('recurrence:2026-11');
    expect(told()[0]).toContain('http://muster.example/incidents');
    await pass(7 * day);
    await look();
    expect(told()).toHaveLength(2);
    await pass(day);
    await look();
    expect(told()).toHaveLength(2);
  });

  test('calls nobody once somebody has looked', async () => {
    await owe();
    await pass(9 * day);
    await at('general-counsel').call(routes.sets.reviewed, {
      params: { month: '2026-11' },
      body: { found: 'Nothing came again' },
    });
    await look();
    expect(told()).toEqual([]);
  });

  test('calls another of the same function where nobody sits in that seat', async () => {
    await owe();
    const fill = (seat: string, person: string | null) =>
      world.staff.administrator.call(routes.people.fillSeat, { params: { seat }, body: { person } });
    await fill('security-deputy', world.staff.personIn('security-lead'));
    await fill('security-lead', null);
    await pass(9 * day);
    await look();
    expect(told()).toHaveLength(1);
  });
});
