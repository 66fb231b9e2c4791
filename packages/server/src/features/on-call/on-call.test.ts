import { ProblemError, routes } from '@muster/api';
import { addMilliseconds, parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A Monday morning on which security-deputy is on call for security. */
const monday = parseInstant('2026-11-23T10:00:00.000Z');
const seats = ['security-lead', 'security-deputy', 'operations-lead', 'general-counsel', 'privacy-counsel'];
const at = (milliseconds: number) => addMilliseconds(monday, milliseconds);

const called = z.object({ seat: z.string().nullable(), person: z.string().nullable() });

let staff: StaffedMuster;
let rung: (string | null)[];

beforeEach(async () => {
  rung = [];
  staff = await staffedMuster(seats, {
    clock: handClock(monday),
    onCall: async ({ payload }) => {
      rung.push(called.parse(payload).seat);
    },
  });
});
afterEach(() => staff.muster.close());

const show = (seat: string, query = {}) => staff.at(seat).call(routes.onCall.show, { query });
const team = async (seat: string, query = {}) => {
  const found = (await show(seat, query)).schedules.find(({ id }) => id === schedule);
  if (found === undefined) throw new RangeError(`The plan has no schedule ${schedule}.`);
  return found;
};
const schedule = 'security';
const offer = (by: string, seat: string, from: number, to: number, layer = 'first') =>
  staff
    .at(by)
    .call(routes.onCall.offerCover, { params: { schedule }, body: { layer, seat, from: at(from), to: at(to) } });
const cover = (of: string) => ({ params: { schedule, cover: of } });
const refusal = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProblemError ? error.problem.code : error;
};
async function declare(): Promise<void> {
  const body = {
    type: 'sensitive-data-exposure',
    title: 'It answered with account numbers',
    system: 'support-assistant',
  };
  await staff.at('operations-lead').call(routes.incidents.declare, { body });
  await staff.muster.pass(0);
}

describe('somebody who stands in', () => {
  test('is called from the hour on for which they accepted, and not before they have', async () => {
    const { cover: id, state } = await offer('security-deputy', 'security-lead', 0, 8 * hour);
    expect(state).toBe('offered');
    expect((await team('security-lead')).covers).toMatchObject([{ id, seat: 'security-lead', mayAccept: true }]);
    expect((await team('security-lead')).layers[0]?.spans[0]?.seat).toBe('security-deputy');
    expect(await staff.at('security-lead').call(routes.onCall.acceptCover, cover(id))).toEqual({
      cover: id,
      state: 'standing',
    });
    expect((await team('security-deputy')).layers[0]?.spans[0]).toMatchObject({
      seat: 'security-lead',
      isCover: true,
      to: at(8 * hour),
    });
    await declare();
    expect(rung[0]).toBe('security-lead');
  });

  test('in their own seat stands in at once, and the plan counts again when they end it', async () => {
    const { cover: id, state } = await offer('security-lead', 'security-lead', 0, 8 * hour);
    expect(state).toBe('standing');
    await staff.at('security-lead').call(routes.onCall.withdrawCover, cover(id));
    expect((await team('security-lead')).layers[0]?.spans[0]).toMatchObject({
      seat: 'security-deputy',
      isCover: false,
    });
    await declare();
    expect(rung).toContain('security-deputy');
  });

  test('is asked by those alone who serve there, accepts for themself alone, and never twice for the same hours', async () => {
    expect(await refusal(offer('privacy-counsel', 'security-lead', 0, hour))).toBe('cover/not-yours');
    expect(await refusal(offer('security-lead', 'privacy-counsel', 0, hour))).toBe('cover/not-in-schedule');
    expect(await refusal(offer('security-lead', 'security-lead', 0, hour, 'tenth'))).toBe('cover/unknown-layer');
    expect(await refusal(offer('security-lead', 'security-lead', -2 * hour, -hour))).toBe('cover/bad-time');
    expect(await refusal(offer('security-lead', 'security-lead', 0, 32 * day))).toBe('cover/bad-time');
    const asked = await offer('security-lead', 'security-deputy', 0, 2 * hour);
    expect(await refusal(staff.at('security-lead').call(routes.onCall.acceptCover, cover(asked.cover)))).toBe(
      'cover/not-yours',
    );
    expect(await refusal(staff.at('operations-lead').call(routes.onCall.withdrawCover, cover(asked.cover)))).toBe(
      'cover/not-yours',
    );
    await offer('security-lead', 'security-lead', hour, 3 * hour);
    expect(await refusal(staff.at('security-deputy').call(routes.onCall.acceptCover, cover(asked.cover)))).toBe(
      'cover/overlaps',
    );
    expect(await refusal(staff.at('security-lead').call(routes.onCall.acceptCover, cover('none')))).toBe(
      'cover/not-open',
    );
    expect((await team('security-lead')).covers).toHaveLength(2);
  });
});

describe('a hand-over', () => {
  const told = async () => {
    const messages = await staff.muster.parts.store.claimMessages(staff.muster.clock.now(), 1_000, 100);
    return messages.flatMap(({ channel, payload }) => (channel === 'shift' ? [payload] : []));
  };

  test('is told to who goes off and who comes on, once', async () => {
    await staff.muster.onCall.look('example');
    expect(await told(), 'the first look only learns').toEqual([]);
    const next = (await team('security-lead')).layers[0]?.spans[1];
    staff.muster.clock.set(parseInstant(next?.from ?? ''));
    await staff.muster.onCall.look('example');
    expect(await staff.muster.onCall.look('example')).toBe(0);
    const shifts = await told();
    expect(shifts).toContainEqual(
      expect.objectContaining({
        schedule,
        off: { seat: 'security-deputy', person: staff.personIn('security-deputy') },
        on: expect.objectContaining({ seat: next?.seat }),
      }),
    );
  });

  test('by somebody who stands in is told as well', async () => {
    await staff.muster.onCall.look('example');
    await offer('security-lead', 'security-lead', 0, hour);
    expect(await told()).toMatchObject([{ schedule, layer: 'first', on: { seat: 'security-lead' } }]);
  });
});

test('hours in which nobody would come are told beforehand', async () => {
  await staff.administrator.call(routes.people.remove, {
    params: { person: staff.personIn('security-deputy') },
    body: { reason: 'They left' },
  });
  const { gaps, layers } = await team('security-lead');
  expect(layers[0]?.spans[0]).toMatchObject({ seat: 'security-deputy', person: null });
  expect(gaps[0]).toMatchObject({ layer: 'first', from: monday, seat: 'security-deputy', why: 'vacant' });
});

describe('a calendar of the shifts', () => {
  const calendar = (authorization: string, query = '') =>
    staff.muster.http.inject({ url: `/api/v1/on-call/${schedule}/calendar.ics${query}`, headers: { authorization } });

  test('is read with a token of its own, as a password too, and with no other', async () => {
    const issue = (scope: 'calendar' | 'flags') =>
      staff.administrator.call(routes.people.issueServiceToken, { body: { scope, title: 'A calendar' } });
    const [{ token }, flags] = [await issue('calendar'), await issue('flags')];
    const password = (secret: string) => `Basic ${Buffer.from(`any:${secret}`).toString('base64')}`;
    const read = await calendar(password(token));
    expect([read.statusCode, read.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect((await calendar(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await calendar(password(flags.token))).statusCode).toBe(403);
    expect((await calendar(password(staff.tokens.person))).statusCode).toBe(401);
    const other = await staff.muster.http.inject({
      url: '/api/v1/incidents',
      headers: { authorization: password(token) },
    });
    expect(other.statusCode).toBe(401);
  });

  test('has an event for each shift, with the same name as long as it begins at the same instant', async () => {
    const bearer = `Bearer ${staff.tokens.person}`;
    const lines = (await calendar(bearer)).body.split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const uids = (text: string) => text.split('\r\n').filter((line) => line.startsWith('UID:'));
    const later = uids((await calendar(bearer)).body);
    expect(new Set(later).size).toBe(later.length);
    staff.muster.clock.pass(day);
    expect(uids((await calendar(bearer)).body).filter((uid) => later.includes(uid)).length).toBeGreaterThan(5);
    const mine = (await calendar(bearer, '?seat=security-lead')).body;
    expect(mine.match(/^SUMMARY:.*$/gm)?.every((line) => line.includes('security-lead'))).toBe(true);
  });
});

test('two critical incidents that want the same people show who is torn', async () => {
  await declare();
  await declare();
  for (const incident of ['INC-1', 'INC-2'])
    await staff.at('security-lead').call(routes.incidents.raiseSeverity, {
      params: { incident },
      body: { to: 'critical', reason: 'Account numbers of everybody' },
    });
  const { people } = await staff.at('operations-lead').call(routes.onCall.capacity, {});
  const [first] = people;
  expect(first?.isTorn).toBe(true);
  expect(first?.incidents.map(({ severity }) => severity)).toEqual(['critical', 'critical']);
  expect(people.find(({ person }) => person.person === staff.personIn('general-counsel'))?.incidents).toHaveLength(2);
});
