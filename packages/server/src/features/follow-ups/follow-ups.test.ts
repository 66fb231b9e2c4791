import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../platform/store/store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { openStore } from '../../platform/store/open-store.ts';
import { checkRows, checkTimers } from '../../check-derived.ts';

const r = routes.followUps;
const day = 86_400_000;
let staff: StaffedMuster;
/** Whom the channel for calls was given. */
let called: OutboxMessage['payload'][];

beforeEach(async () => {
  called = [];
  const clock = handClock();
  staff = await staffedMuster(['security-lead', 'general-counsel', 'ml-lead', 'platform-lead', 'operations-lead'], {
    clock,
    store: await openStore({ kind: 'fake' }, clock.now),
    onCall: async ({ payload }) => void called.push(payload),
  });
});
afterEach(() => staff.muster.close());

async function declare(): Promise<string> {
  const body = { type: 'prompt-injection', title: 'It obeys a document', system: 'support-assistant' };
  return (await staff.at('security-lead').call(routes.incidents.declare, { body })).reference;
}

const inDays = (count: number) => new Date(Date.parse(staff.muster.clock.now()) + count * day).toISOString();
const owner = (seat: string) => ({ kind: 'person', person: staff.personIn(seat) }) as const;

async function open(incident: string, seat = 'ml-lead', due = inDays(10)): Promise<string> {
  const body = { title: 'Strip instructions out of documents', kind: 'control', owner: owner(seat), due } as const;
  return (await staff.at('operations-lead').call(r.open, { params: { incident }, body })).reference;
}

const list = (who: string, query: object = {}) => staff.at(who).call(r.list, { query });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { problem?: { code: string; status: number } }) => `${error.problem?.status} ${error.problem?.code}`,
  );

describe('follow-ups', () => {
  test('are owed after the incident, by somebody and by a day, and stand among what they have to do', async () => {
    const incident = await declare();
    expect(await open(incident)).toBe('F-1');
    expect(await open(incident, 'platform-lead', inDays(3))).toBe('F-2');
    const { items } = await list('general-counsel');
    expect(items.map(({ reference, title, owner: who }) => [reference, title, who])).toMatchObject([
      ['F-2', 'Strip instructions out of documents', { name: 'The platform-lead' }],
      ['F-1', 'Strip instructions out of documents', { name: 'The ml-lead' }],
    ]);
    expect((await list('ml-lead', { whose: 'mine' })).items.map(({ reference }) => reference)).toEqual(['F-1']);
    const mine = await staff.at('ml-lead').call(routes.work.obligations, { query: { whose: 'mine' } });
    expect(mine.items.find(({ id }) => id === 'follow-up:F-1')).toMatchObject({
      title: 'F-1: Strip instructions out of documents',
      mine: true,
      overdue: false,
      incident: { reference: incident },
    });
  });

  test('outlive the end of their incident, and are late by their own day', async () => {
    const incident = await declare();
    await open(incident, 'ml-lead', inDays(1));
    const reason = 'It was a test of ours';
    await staff.at('security-lead').call(routes.incidents.notAnIncident, { params: { incident }, body: { reason } });
    await staff.muster.pass(2 * day);
    expect((await list('ml-lead', { overdue: 'true' })).items).toMatchObject([{ reference: 'F-1', overdue: true }]);
    const late = await staff.at('ml-lead').call(routes.work.obligations, { query: { overdue: 'true' } });
    expect(late.items.map(({ id }) => id)).toContain('follow-up:F-1');
    expect((await list('ml-lead', { overdue: 'false' })).items).toEqual([]);
  });

  test('remind whoever owes them, and a lead at last; each once', async () => {
    const incident = await declare();
    await open(incident, 'platform-lead');
    called = [];
    await staff.muster.pass(20 * day);
    const reminders = called.filter((payload) => JSON.stringify(payload).includes('follow-up:F-1'));
    const [own, lead] = [staff.personIn('platform-lead'), staff.personIn('ml-lead')];
    expect(reminders.map((payload) => JSON.parse(JSON.stringify(payload)) as { person: string })).toMatchObject([
      { person: own, reference: incident },
      { person: own },
      { person: own },
      { person: lead, seat: 'ml-lead' },
    ]);
    const [one] = (await list('ml-lead')).items;
    expect(one?.reminders.map(({ step }) => step)).toEqual(['before', 'due', 'overdue', 'lead']);
  });

  test('are closed by two people, and stand with the one who validates in between', async () => {
    const incident = await declare();
    await open(incident);
    const params = { followUp: 'F-1' };
    expect(await codeOf(staff.at('platform-lead').call(r.done, { params, body: { how: 'Stripped' } }))).toBe(
      '403 follow-up/not-yours',
    );
    await staff.at('ml-lead').call(r.done, { params, body: { how: 'Stripped' } });
    expect(await codeOf(staff.at('ml-lead').call(r.validate, { params, body: { how: 'I looked' } }))).toBe(
      '403 follow-up/own-work',
    );
    const mine = await staff.at('operations-lead').call(routes.work.obligations, { query: { whose: 'mine' } });
    expect(mine.items.map(({ id }) => id)).toContain('follow-up-validation:F-1');
    await staff.at('operations-lead').call(r.validate, { params, body: { how: 'Replayed 200 documents' } });
    expect((await list('ml-lead')).items).toEqual([]);
    expect((await list('ml-lead', { state: 'all' })).items).toMatchObject([
      { state: 'validated', done: { how: 'Stripped' }, validated: { how: 'Replayed 200 documents' } },
    ]);
  });

  test('that change the plan name a version that there is', async () => {
    const incident = await declare();
    const body = { title: 'Name a deputy', kind: 'plan-change', owner: owner('ml-lead'), due: inDays(5) } as const;
    await staff.at('operations-lead').call(r.open, { params: { incident }, body });
    const params = { followUp: 'F-1' };
    const done = (planVersion: string | null) =>
      codeOf(staff.at('ml-lead').call(r.done, { params, body: { how: 'Named', planVersion } }));
    expect(await done(null)).toBe('422 follow-up/no-version');
    expect(await done('f'.repeat(64))).toBe('422 follow-up/no-version');
    const { items } = await staff.at('ml-lead').call(routes.plans.list);
    expect(await done(items[0]?.version ?? '')).toBeNull();
  });

  test('refuse what cannot be, and nothing is written', async () => {
    const incident = await declare();
    const body = { title: 'X', owner: owner('ml-lead'), due: inDays(5) };
    const refused = (given: object, of = incident) =>
      codeOf(staff.at('operations-lead').call(r.open, { params: { incident: of }, body: { ...body, ...given } }));
    expect(await refused({ due: inDays(-1) })).toBe('422 follow-up/past');
    expect(await refused({ factor: 1 })).toBe('422 follow-up/no-factor');
    expect(await refused({ owner: { kind: 'person', person: 'nobody' } })).toBe('422 seat/person-unknown');
    expect(await refused({}, 'INC-9')).toBe('404 incident/unknown');
    expect(await refused({ due: '9999-12-31T23:59:59Z' })).toBe('400 request/invalid');
    expect((await list('ml-lead', { state: 'all' })).items).toEqual([]);
    const params = { followUp: 'F-1' };
    expect(await codeOf(staff.at('ml-lead').call(r.done, { params, body: { how: 'Done' } }))).toBe(
      '404 follow-up/unknown',
    );
  });

  test('are found again in pages, and their words can be destroyed', async () => {
    const incident = await declare();
    for (const due of [4, 3, 2]) await open(incident, 'ml-lead', inDays(due));
    const first = await list('ml-lead', { limit: 2 });
    const rest = await list('ml-lead', { limit: 2, after: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ reference }) => reference)).toEqual(['F-3', 'F-2', 'F-1']);
    const [one] = first.items;
    const destroy = { params: { followUp: 'F-3' }, body: { content: one?.content ?? '', reason: 'A name' } };
    expect(await codeOf(staff.at('ml-lead').call(r.redact, destroy))).toBe('403 follow-up/not-yours');
    await staff.at('general-counsel').call(r.redact, destroy);
    expect((await list('ml-lead')).items[0]).toMatchObject({ reference: 'F-3', title: null });
  });

  test('have rows and timers that follow from their events', async () => {
    const incident = await declare();
    await open(incident);
    await staff.muster.pass(9 * day);
    const { store, organisation } = staff.muster.parts;
    const planOf = async (version: string) => (await staff.muster.plans.byVersion(organisation, version)).plan;
    for (const check of [checkRows, checkTimers])
      expect((await check(store, organisation, planOf)).map(({ level }) => level)).toEqual(['ok']);
  });
});

describe('contributing factors', () => {
  test('are kept as they are marked: what counsel directed is for legal and who wrote it', async () => {
    const incident = await declare();
    const record = (who: string, text: string, directedBy: string | null) =>
      staff.at(who).call(routes.incidents.recordFactor, {
        params: { incident },
        body: {
          kind: 'guardrail',
          text,
          marking: directedBy === null ? { kind: 'factual' } : { kind: 'counsel-directed', directedBy },
        },
      });
    await record('ml-lead', 'Documents are read as instructions', null);
    expect((await record('security-lead', 'We knew since spring', staff.personIn('general-counsel'))).number).toBe(2);
    const seen = async (who: string) =>
      (await staff.at(who).call(routes.incidents.factors, { params: { incident } })).factors.map(({ text }) => text);
    expect(await seen('general-counsel')).toEqual(['Documents are read as instructions', 'We knew since spring']);
    expect(await seen('security-lead')).toEqual(['Documents are read as instructions', 'We knew since spring']);
    expect(await seen('ml-lead')).toEqual(['Documents are read as instructions', null]);
    const { entries } = await staff.at('ml-lead').call(routes.incidents.privilegeLog, { params: { incident } });
    expect(entries).toMatchObject([{ reference: 'X-2', kind: 'factor' }]);
    const timeline = await staff
      .at('ml-lead')
      .call(routes.incidents.timeline, { params: { incident }, query: { curated: 'true' } });
    expect(JSON.stringify(timeline)).not.toContain('We knew since spring');
  });
});
