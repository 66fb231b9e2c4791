import { ProblemError, routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkRows, checkTimers } from '../../check-derived.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const minute = 60_000;
const call = z.object({ seat: z.string().nullable(), person: z.string().nullable(), about: z.array(z.string()) });

/** A Monday morning on which security-deputy is on call for security, and privacy-counsel for legal. */
const monday = parseInstant('2026-11-23T10:00:00.000Z');
const seats = [
  'security-lead',
  'security-deputy',
  'operations-lead',
  'general-counsel',
  'privacy-counsel',
  'support-lead',
];

let staff: StaffedMuster;
/** Who was called, as the channels were told: `10:05 operations-lead`. */
let rung: string[];

beforeEach(async () => {
  rung = [];
  const clock = handClock(monday);
  staff = await staffedMuster(seats, {
    clock,
    onCall: async ({ payload }) => {
      const { seat, person } = call.parse(payload);
      rung.push(`${clock.now().slice(11, 16)} ${person === null ? 'nobody answered' : seat}`);
    },
  });
});
afterEach(() => staff.muster.close());

describe('an incident that is declared', () => {
  test('calls who is on call at that hour, and once for all that waits for them', async () => {
    await declare();
    expect(rung).toEqual(expect.arrayContaining(['10:00 security-deputy', '10:00 privacy-counsel']));
    expect(rung.filter((each) => each.endsWith('security-deputy'))).toHaveLength(1);
    const { items } = await staff.at('security-deputy').call(routes.pages.list, { query: {} });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      reference: 'INC-1',
      state: 'calling',
      mine: true,
      nextAt: '2026-11-23T10:05:00.000Z',
    });
    expect(items[0]?.about).toEqual(['stage:detect']);
  });

  test('adds to a page that calls what else waits for the same people', async () => {
    const incident = await declare();
    const found = await staff.muster.incidents.find('example', incident);
    await staff.muster.paging.page('example', {
      message: 'more',
      incident: found?.incident.id ?? '',
      about: 'task:triage',
      again: false,
      target: { kind: 'seat', seat: 'security-lead' },
    });
    await staff.muster.pass(0);
    const { items } = await staff.at('security-deputy').call(routes.pages.list, { query: {} });
    expect(items.map(({ about }) => about)).toEqual([['stage:detect', 'task:triage']]);
    expect(rung.filter((each) => each.endsWith('security-deputy'))).toHaveLength(1);
  });

  test('calls again from the start when it becomes worse, and whom the plan calls at that level', async () => {
    const incident = await declare();
    await staff.muster.pass(5 * minute);
    rung = [];
    await staff.at('security-lead').call(routes.incidents.raiseSeverity, {
      params: { incident },
      body: { to: 'high', reason: 'Account numbers of many' },
    });
    await staff.muster.pass(0);
    expect(rung).toContain('10:05 security-deputy');
    expect(rung, 'operations is called at this level').toContain('10:05 operations-lead');
    const { items } = await staff.at('security-deputy').call(routes.pages.list, { query: {} });
    expect(items[0]?.about).toEqual(expect.arrayContaining(['stage:detect', 'severity:high']));
    expect(items[0]).toMatchObject({ beganAt: '2026-11-23T10:05:00.000Z', nextAt: '2026-11-23T10:10:00.000Z' });
  });

  test('calls the next one after five minutes of silence, and nobody once somebody is on it', async () => {
    await declare();
    await staff.muster.pass(5 * minute);
    expect(rung).toContain('10:05 operations-lead');
    expect(await acknowledge('operations-lead')).toEqual({ acknowledged: 1 });
    const before = rung.filter((each) => /security|chief/.test(each)).length;
    await staff.muster.pass(3 * minute);
    expect(rung.filter((each) => /security|chief/.test(each))).toHaveLength(before);
    expect((await staff.at('operations-lead').call(routes.pages.list, { query: {} })).items).toEqual([]);
  });

  test('passes over a vacant seat at once', async () => {
    await declare();
    await staff.muster.pass(10 * minute);
    const [vacant] = (await open()).filter(({ target }) => target.kind === 'seat' && target.seat === 'security-lead');
    expect(vacant?.calls.map(({ at, seat, person }) => [at.slice(11, 16), seat, person !== null])).toEqual([
      ['10:00', 'security-deputy', true],
      ['10:05', 'operations-lead', true],
      ['10:10', 'chief-operating-officer', false],
      ['10:10', 'security-lead', true],
    ]);
  });

  test('says loudly when everybody was called three times and nobody came', async () => {
    await declare();
    await staff.muster.pass(90 * minute);
    expect(rung.filter((each) => each.endsWith('nobody answered')).length).toBeGreaterThan(0);
    expect((await open()).map(({ state }) => state)).toContain('unanswered');
  });

  test('is answered by those alone who are called', async () => {
    await declare();
    await expect(acknowledge('support-lead')).rejects.toThrow(ProblemError);
    expect(await acknowledge('security-lead'), 'whose seat it is').toEqual({ acknowledged: 1 });
    await expect(acknowledge('security-deputy')).rejects.toThrow(ProblemError);
  });

  test('calls nobody any more once it is over', async () => {
    const reference = await declare();
    await acknowledge('privacy-counsel');
    const owner = (await staff.muster.incidents.find('example', reference))?.incident.owner.person;
    const sitting = seats.find((seat) => staff.personIn(seat) === owner) ?? '';
    await staff.at(sitting).call(routes.incidents.notAnIncident, {
      params: { incident: reference },
      body: { reason: 'It was a test' },
    });
    const before = rung.length;
    await staff.muster.pass(60 * minute);
    expect(rung).toHaveLength(before);
    expect(await open()).toEqual([]);
  });
});

test('a message that comes twice calls once', async () => {
  const incident = await declare();
  const found = await staff.muster.incidents.find('example', incident);
  const request = {
    message: 'again',
    incident: found?.incident.id ?? '',
    about: 'task:triage',
    again: false,
    target: { kind: 'seat', seat: 'support-lead' },
  } as const;
  await staff.muster.paging.page('example', request);
  await staff.muster.paging.page('example', request);
  await staff.muster.pass(0);
  expect(rung.filter((each) => each.endsWith('support-lead'))).toHaveLength(1);
});

test('rows and timers follow from the events', async () => {
  await declare();
  await staff.muster.pass(7 * minute);
  await acknowledge('operations-lead');
  const planOf = async (version: string) => (await staff.muster.plans.byVersion('example', version)).plan;
  const { store } = staff.muster.parts;
  expect((await checkRows(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
  expect((await checkTimers(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
});

async function declare(): Promise<string> {
  const body = {
    type: 'sensitive-data-exposure',
    title: 'It answered with account numbers',
    system: 'support-assistant',
  };
  const { reference } = await staff.at('support-lead').call(routes.incidents.declare, { body });
  await staff.muster.pass(0);
  return reference;
}

function acknowledge(seat: string) {
  return staff.at(seat).call(routes.pages.acknowledge, { params: { incident: 'INC-1' } });
}

async function open() {
  return (await staff.administrator.call(routes.pages.list, { query: { whose: 'all' } })).items;
}
