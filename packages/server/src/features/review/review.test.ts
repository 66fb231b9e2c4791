import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import type { Store } from '../../platform/store/store.ts';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
const minute = 60_000;
let staff: StaffedMuster;

/** How often a whole record of signals was read: a review reads those that the incident came from. */
let loads: number;

beforeEach(async () => {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  loads = 0;
  const counting: Store = {
    ...store,
    async loadStream(...given) {
      if (given[1].startsWith('signal/')) loads += 1;
      return store.loadStream(...given);
    },
  };
  const seats = ['security-lead', 'general-counsel', 'ml-lead', 'operations-lead'];
  staff = await staffedMuster(seats, { clock, store: counting });
});
afterEach(() => staff.muster.close());

/** An alert began two minutes before it came in; ten minutes later somebody declares an incident from it. */
async function declareFromAnAlert(): Promise<string> {
  const labels = { alertname: 'AccountDataInReply', ai_system: 'support-assistant' };
  const startsAt = new Date(Date.parse(staff.muster.clock.now()) - 2 * minute).toISOString();
  const alert = {
    status: 'firing',
    labels,
    annotations: {},
    startsAt,
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: 'feed',
  };
  const payload = JSON.stringify({ version: '4', groupKey: 'g', status: 'firing', alerts: [alert] });
  const headers = { authorization: `Bearer ${staff.tokens.intake}`, 'content-type': 'application/json' };
  await staff.muster.http.inject({ method: 'POST', url: '/in/alertmanager', payload, headers });
  await staff.muster.readIntake();
  await staff.muster.pass(10 * minute);
  const [group] = (await staff.at('security-lead').call(routes.signals.list)).items;
  const body = {
    type: 'sensitive-data-exposure',
    title: 'It leaks',
    system: 'support-assistant',
    signalGroups: [group?.id ?? ''],
  };
  return (await staff.at('security-lead').call(r.declare, { body })).reference;
}

const review = (incident: string, who = 'general-counsel') => staff.at(who).call(r.review, { params: { incident } });

describe('the review of an incident', () => {
  test('counts from the signal that it was declared from, and every number leads to its events', async () => {
    const incident = await declareFromAnAlert();
    const { metrics, version, reference } = await review(incident);
    expect(reference).toBe(incident);
    const of = (name: string) => metrics.find((each) => each.name === name)?.measure;
    expect(of('detect')).toMatchObject({ kind: 'measured', milliseconds: 2 * minute });
    expect(of('declare')).toMatchObject({ kind: 'measured', milliseconds: 10 * minute });
    expect(of('triage')).toMatchObject({ kind: 'not-yet' });
    const declared = of('declare');
    if (declared?.kind !== 'measured') throw new Error('It is measured.');
    expect([declared.from.stream.split('/')[0], declared.from.type]).toEqual(['signal', 'signal-received']);
    const { items } = await staff.at('general-counsel').call(r.record, { params: { incident } });
    const [first] = items;
    expect(first?.version).toBe(declared.to.version);
    expect(JSON.stringify(first?.event)).toContain(declared.to.id);
    expect(version).toBeGreaterThan(1);
  });

  test('tells what was late by the clock of the plan, and changes nothing by being asked', async () => {
    const incident = await declareFromAnAlert();
    const fact = { state: 'value', value: 'confidential' } as const;
    await staff.at('general-counsel').call(r.recordFact, { params: { incident, fact: 'exposed_data' }, body: fact });
    await staff.muster.pass(90 * minute);
    const before = await review(incident);
    expect(before.deviations.find(({ subject }) => subject === 'task:legal-review')).toMatchObject({
      kind: 'obligation-not-done',
      clause: 'workflow.classify.legal-review',
      standing: true,
    });
    await staff.at('general-counsel').call(r.doTask, { params: { incident, task: 'legal-review' }, body: {} });
    const after = await review(incident);
    expect(after.deviations.find(({ subject }) => subject === 'task:legal-review')).toMatchObject({
      kind: 'obligation-late',
      late: 30 * minute,
      standing: false,
    });
    expect((await review(incident)).version).toBe(after.version);
  });

  test('tells of pages that nobody answered, in the order in which things happened', async () => {
    const incident = await declareFromAnAlert();
    const fact = { state: 'value', value: 'confidential' } as const;
    await staff.at('general-counsel').call(r.recordFact, { params: { incident, fact: 'exposed_data' }, body: fact });
    await staff.muster.pass(180 * minute);
    const { deviations } = await review(incident);
    const unanswered = deviations.filter(({ kind }) => kind === 'page-unanswered');
    const whats = unanswered.map(({ what }) => what).join(' ');
    expect(whats).toContain('Nobody answered the page of security-lead');
    for (const { events } of unanswered) {
      expect(events.map(({ type }) => type)).toEqual(['paging-began', 'paging-unanswered']);
      expect(events.every(({ stream }) => stream.startsWith('paging/'))).toBe(true);
    }
    const times = deviations.map(({ events: [first] }) => first?.at ?? '');
    expect(times).toEqual(times.toSorted());
  });

  test('is read once for everybody who asks within half a minute, and anew once something happened', async () => {
    const incident = await declareFromAnAlert();
    const first = await review(incident);
    const reads = loads;
    staff.muster.clock.pass(20_000);
    expect((await review(incident, 'ml-lead')).asOf).toBe(first.asOf);
    expect(loads).toBe(reads);
    staff.muster.clock.pass(20_000);
    expect((await review(incident)).asOf).not.toBe(first.asOf);
    const again = loads;
    await staff.at('security-lead').call(r.enterStage, { params: { incident }, body: { stage: 'classify' } });
    expect((await review(incident)).version).toBeGreaterThan(first.version);
    expect(loads).toBeGreaterThan(again);
  });

  test('is told to people alone, and there is none of what is not there', async () => {
    await expect(review('INC-9')).rejects.toMatchObject({ problem: { status: 404 } });
    const incident = await declareFromAnAlert();
    await expect(staff.intake.call(r.review, { params: { incident } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });
});
