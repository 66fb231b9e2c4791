import { ProblemError, routes } from '@muster/api';
import { addMilliseconds } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRows, checkTimers } from '../../check-derived.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { webhook } from '../../testkit/signal-world.ts';

const hour = 3_600_000;
const r = routes.signals;

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'support-lead']);
});
afterEach(() => staff.muster.close());

const lead = () => staff.at('security-lead');

/** An alert of a group of its own, by name. */
async function alert(name: string, given: Parameters<typeof webhook>[0][number] = {}) {
  const labels = { ai_system: 'support-assistant', ...given.labels };
  const fingerprint = given.fingerprint ?? Buffer.from(name.padEnd(8, '.')).toString('hex').slice(0, 16);
  const body = webhook([{ ...given, labels, fingerprint }], `{}:{alertname="${name}"}`);
  await staff.intake.call(r.alertmanager, { body: Buffer.from(JSON.stringify(body)) });
  await staff.muster.readIntake();
  staff.muster.clock.pass(60_000);
}

/** The groups, the first that came first. */
async function groups() {
  return (await lead().call(r.list, {})).items.toReversed();
}

async function ids(): Promise<readonly string[]> {
  return (await groups()).map(({ id }) => id);
}

async function declare(signalGroups: readonly string[] = []) {
  const body = { type: 'prompt-injection', title: 'It follows orders of a web page', signalGroups: [...signalGroups] };
  return (await lead().call(routes.incidents.declare, { body })).reference;
}

const attach = (incident: string, of: readonly string[]) =>
  lead().call(routes.incidents.attach, { params: { incident }, body: { groups: [...of] } });
const snooze = (of: readonly string[], milliseconds: number) =>
  lead().call(r.snooze, { body: { groups: [...of], until: addMilliseconds(staff.muster.clock.now(), milliseconds) } });

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

describe('several groups', () => {
  test('become one incident, or none of them does', async () => {
    await alert('one');
    await alert('two');
    await alert('three');
    const [one = '', two = '', three = ''] = await ids();
    await lead().call(r.decline, { params: { group: three }, body: { reason: 'A test of the detector' } });
    expect(await refused(declare([one, two, three]))).toBe('signal/already-triaged');
    expect((await groups()).map(({ triage }) => triage)).toEqual(['new', 'new', 'declined']);
    expect((await lead().call(routes.incidents.list, {})).items).toEqual([]);
    expect(await declare([one, two, one])).toBe('INC-1');
    expect(await groups()).toMatchObject([
      { triage: 'declared', reference: 'INC-1' },
      { triage: 'declared', reference: 'INC-1' },
      { triage: 'declined', reference: null },
    ]);
    await checkDerived();
  });
});

describe('a group that is attached', () => {
  test('says where it went, is in the room, and takes its further signals along', async () => {
    await alert('one');
    await alert('two');
    const reference = await declare();
    const [one = '', two = ''] = await ids();
    await attach(reference, [one, two]);
    expect(await groups()).toMatchObject([
      { triage: 'attached', reference: 'INC-1', suggestion: null },
      { triage: 'attached', reference: 'INC-1', suggestion: null },
    ]);
    const shown = await lead().call(routes.incidents.show, { params: { incident: reference } });
    expect(shown.signalGroups).toEqual([one, two]);
    await alert('one', { fingerprint: '000000000000beef' });
    expect(await groups()).toMatchObject([{ triage: 'attached', signals: 2 }, { triage: 'attached' }]);
    await checkDerived();
  });

  test('goes to an open incident with all the others, or stays', async () => {
    await alert('one');
    await alert('two');
    const [one = '', two = ''] = await ids();
    const reference = await declare([two]);
    expect(await refused(attach(reference, [one, two]))).toBe('signal/already-triaged');
    expect(await refused(attach(reference, [one, 'nowhere']))).toBe('signal/unknown');
    expect(await refused(attach('INC-9', [one]))).toBe('incident/unknown');
    const { owner } = await lead().call(routes.incidents.show, { params: { incident: reference } });
    expect(owner.person).toBe(staff.personIn('security-lead'));
    const params = { incident: reference };
    await lead().call(routes.incidents.notAnIncident, { params, body: { reason: 'It was a test' } });
    expect(await refused(attach(reference, [one]))).toBe('incident/closed');
    expect((await groups()).map(({ triage }) => triage)).toEqual(['new', 'declared']);
  });

  test('goes to one of two incidents where two people are at it', async () => {
    await alert('one');
    const [one = ''] = await ids();
    const [first, second] = [await declare(), await declare()];
    const outcomes = await Promise.all([refused(attach(first, [one])), refused(attach(second, [one]))]);
    expect(outcomes.toSorted()).toEqual(['done', 'signal/already-triaged']);
    await checkDerived();
  });
});

describe('a group that is put off', () => {
  test('comes back at its time by itself', async () => {
    await alert('one');
    const [one = ''] = await ids();
    await snooze([one], 4 * hour);
    expect(await groups()).toMatchObject([{ triage: 'snoozed', woken: null }]);
    await checkDerived();
    await staff.muster.pass(3 * hour);
    expect((await groups())[0]?.triage).toBe('snoozed');
    await staff.muster.pass(hour);
    expect(await groups()).toMatchObject([{ triage: 'new', until: null, woken: { because: 'time' } }]);
    await checkDerived();
  });

  test('comes back for a worse signal, once, and sleeps on for the same', async () => {
    await alert('one', { labels: { severity: 'warning' } });
    const [one = ''] = await ids();
    await snooze([one], 4 * hour);
    await alert('one', { labels: { severity: 'warning' }, fingerprint: '000000000000aaaa' });
    expect(await groups()).toMatchObject([{ triage: 'snoozed', signals: 2 }]);
    await alert('one', { labels: { severity: 'critical' }, fingerprint: '000000000000bbbb' });
    expect(await groups()).toMatchObject([{ triage: 'new', woken: { because: 'worse' }, signals: 3 }]);
    await checkDerived();
    await staff.muster.pass(5 * hour);
    expect((await groups())[0]?.woken?.because, 'its timer was taken away').toBe('worse');
  });

  test('is put off together with others, or not at all', async () => {
    await alert('one');
    const [one = ''] = await ids();
    expect(await refused(snooze([one, 'nowhere'], hour))).toBe('signal/unknown');
    expect(await refused(snooze([one], 8 * 24 * hour))).toBe('signal/impossible-time');
    expect((await groups())[0]?.triage).toBe('new');
    const byMachine = staff.intake.call(r.snooze, { body: { groups: [one], until: '2026-11-23T12:00:00Z' } });
    expect(await refused(byMachine)).toBe('token/not-allowed');
  });
});

test('a group says what it looks like, and why, until somebody has decided', async () => {
  await alert('one', { annotations: { summary: 'A reply held account data' }, labels: { severity: 'high' } });
  const [one] = await groups();
  expect(one?.suggestion).toEqual({
    type: { id: 'sensitive-data-exposure', because: ['It speaks of “account data”.'] },
    severity: {
      level: 'high',
      because: ['The source says high.', expect.stringMatching(/^It could be critical: nobody has answered /)],
    },
  });
  await lead().call(r.decline, { params: { group: one?.id ?? '' }, body: { reason: 'A test' } });
  expect((await groups())[0]?.suggestion).toBeNull();
});
