import { ProblemError, routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRows, checkTimers } from '../../check-derived.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { monthBefore } from './recurrence.ts';

const r = routes.incidents;
const day = 86_400_000;

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'support-lead'], {
    clock: handClock(parseInstant('2026-10-28T10:00:00Z')),
  });
});
afterEach(() => staff.muster.close());

const lead = () => staff.at('security-lead');

async function declare(times: number): Promise<void> {
  for (let at = 0; at < times; at += 1)
    await lead().call(r.declare, { body: { type: 'prompt-injection', title: `It follows orders, case ${at}` } });
}

const link = (child: string, parent: string) =>
  lead().call(r.linkParent, { params: { incident: child }, body: { parent, reason: 'The same release' } });
const unlink = (child: string) =>
  lead().call(r.unlinkParent, { params: { incident: child }, body: { reason: 'Another release after all' } });
const linksOf = async (incident: string) => (await lead().call(r.show, { params: { incident } })).links;

async function refused(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
}

async function checkDerived() {
  const planOf = async (version: string) => (await staff.muster.plans.byVersion('example', version)).plan;
  const { store } = staff.muster.parts;
  expect((await checkRows(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
  expect((await checkTimers(store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
}

describe('a link', () => {
  test('stands in both records, and is taken away in both', async () => {
    await declare(2);
    await link('INC-2', 'INC-1');
    expect(await linksOf('INC-2')).toEqual({ parent: 'INC-1', children: [], sets: [] });
    expect(await linksOf('INC-1')).toEqual({ parent: null, children: ['INC-2'], sets: [] });
    await checkDerived();
    await unlink('INC-2');
    expect(await linksOf('INC-2')).toEqual({ parent: null, children: [], sets: [] });
    expect(await linksOf('INC-1')).toEqual({ parent: null, children: [], sets: [] });
    expect(await refused(unlink('INC-2'))).toBe('link/none');
    await checkDerived();
  });

  test('makes no circle, has one parent, and names what is there', async () => {
    await declare(4);
    expect(await refused(link('INC-1', 'INC-1'))).toBe('link/circle');
    await link('INC-2', 'INC-1');
    await link('INC-3', 'INC-2');
    expect(await refused(link('INC-1', 'INC-3'))).toBe('link/circle');
    expect(await refused(link('INC-2', 'INC-1'))).toBe('link/same');
    expect(await refused(link('INC-3', 'INC-4'))).toBe('link/has-parent');
    expect(await refused(link('INC-4', 'INC-9'))).toBe('incident/unknown');
    const stranger = staff.administrator.call(r.linkParent, {
      params: { incident: 'INC-4' },
      body: { parent: 'INC-1', reason: 'Curious' },
    });
    expect(await refused(stranger)).toBe('link/not-yours');
    expect(await linksOf('INC-1')).toMatchObject({ parent: null, children: ['INC-2'] });
  });

  test('closes no circle between four incidents that are linked at the same moment', async () => {
    await declare(4);
    const outcomes = await Promise.all(
      [link('INC-1', 'INC-2'), link('INC-2', 'INC-3'), link('INC-3', 'INC-4'), link('INC-4', 'INC-1')].map(refused),
    );
    expect(outcomes.filter((code) => code === 'done')).toHaveLength(3);
    expect(outcomes.filter((code) => code === 'link/circle')).toHaveLength(1);
    await checkDerived();
  });

  test('can be made when both are over', async () => {
    await declare(2);
    for (const incident of ['INC-1', 'INC-2'])
      await lead().call(r.notAnIncident, { params: { incident }, body: { reason: 'A test' } });
    await link('INC-2', 'INC-1');
    expect((await linksOf('INC-1')).children).toEqual(['INC-2']);
    await checkDerived();
  });
});

describe('a set of incidents with the same cause', () => {
  const open = (...incidents: readonly string[]) =>
    lead().call(routes.sets.open, {
      body: { name: 'Filter off after release', cause: 'The release resets the filter', incidents: [...incidents] },
    });

  test('is opened, joined and left, and narrows the list', async () => {
    await declare(3);
    expect(await open('INC-1', 'INC-2', 'INC-1')).toEqual({ reference: 'SET-1', incidents: 2 });
    const params = { set: 'SET-1' };
    await lead().call(routes.sets.join, { params, body: { incidents: ['INC-3'] } });
    const [set] = (await lead().call(routes.sets.list, { query: {} })).items;
    expect(set).toMatchObject({
      reference: 'SET-1',
      name: 'Filter off after release',
      incidents: ['INC-1', 'INC-2', 'INC-3'],
    });
    expect((await linksOf('INC-3')).sets).toEqual([
      { reference: 'SET-1', name: 'Filter off after release', cause: 'The release resets the filter' },
    ]);
    const leave = { params: { ...params, incident: 'INC-2' }, body: { reason: 'Another cause' } };
    await lead().call(routes.sets.leave, leave);
    expect(await refused(lead().call(routes.sets.leave, leave))).toBe('set/not-member');
    const { items } = await lead().call(r.list, { query: { set: 'SET-1' } });
    expect(items.map(({ reference }) => reference)).toEqual(['INC-3', 'INC-1']);
    expect((await lead().call(r.list, { query: { set: 'SET-9' } })).items).toEqual([]);
    await checkDerived();
  });

  test('takes incidents that are there, all or none, from people in seats', async () => {
    await declare(1);
    expect(await refused(open('INC-1', 'INC-9'))).toBe('incident/unknown');
    expect((await lead().call(routes.sets.list, { query: {} })).items).toEqual([]);
    await open('INC-1');
    const join = (set: string, incident: string) =>
      refused(lead().call(routes.sets.join, { params: { set }, body: { incidents: [incident] } }));
    expect(await join('SET-1', 'INC-1')).toBe('set/member');
    expect(await join('SET-2', 'INC-1')).toBe('set/unknown');
    const body = { name: 'Mine', cause: 'Curiosity', incidents: ['INC-1'] };
    expect(await refused(staff.administrator.call(routes.sets.open, { body }))).toBe('set/not-yours');
  });
});

describe('every month', () => {
  const month = async (seat = 'security-lead') => (await staff.at(seat).call(routes.sets.recurrence, {})).month;
  const review = (of: string) =>
    lead().call(routes.sets.reviewed, { params: { month: of }, body: { found: 'Two had the same cause: SET-1' } });

  test('the one who answers for incidents is asked to look through those of the month before', async () => {
    await declare(2);
    expect(await month(), 'September had none').toMatchObject({ month: '2026-09', incidents: 0 });
    staff.muster.clock.pass(5 * day);
    await declare(1);
    expect(await month()).toEqual({
      month: '2026-10',
      incidents: 2,
      due: '2026-11-08T00:00:00.000Z',
      seat: 'security-lead',
      mine: true,
      reviewed: false,
    });
    expect((await month('support-lead'))?.mine).toBe(false);
    expect(await refused(review('2026-09'))).toBe('recurrence/unknown');
    await review('2026-10');
    expect((await month())?.reviewed).toBe(true);
    expect(await refused(review('2026-10'))).toBe('recurrence/reviewed');
  });

  test('a month begins where the organisation is, also when the clocks change', () => {
    const now = parseInstant('2026-11-01T00:30:00Z');
    expect(monthBefore(now, 'America/New_York').month).toBe('2026-09');
    expect(monthBefore(now, 'Europe/Dublin')).toEqual({
      month: '2026-10',
      from: '2026-09-30T23:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
      due: '2026-11-08T00:00:00.000Z',
    });
  });
});
