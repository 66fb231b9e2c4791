import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
const minute = 60_000;
const day = 24 * 60 * minute;
let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'general-counsel', 'ml-lead', 'operations-lead']);
});
afterEach(() => staff.muster.close());

/** Declared, and out of classification so many minutes later. */
async function incident(type: string, minutes: number, system: string | null = 'support-assistant'): Promise<string> {
  const body = { type, title: '=cmd|calc', system };
  const { reference } = await staff.at('security-lead').call(r.declare, { body });
  const params = { incident: reference };
  await staff.muster.pass(minutes * minute);
  await staff.at('security-lead').call(r.enterStage, { params, body: { stage: 'classify' } });
  await staff.at('security-lead').call(r.doTask, { params: { ...params, task: 'triage' }, body: {} });
  await staff.at('security-lead').call(r.enterStage, { params, body: { stage: 'contain' } });
  return reference;
}

const show = (query: object = {}) => staff.at('general-counsel').call(routes.insights.show, { query });
const csv = async (query: object = {}) =>
  new TextDecoder().decode(await staff.at('general-counsel').bytes(routes.insights.csv, { query }));

describe('insights', () => {
  test('count incidents and measure them by type, each group under the name that the plan gives it', async () => {
    for (const minutes of [10, 20, 40]) await incident('prompt-injection', minutes);
    await incident('vendor-outage', 5);
    const { whole, groups, months } = await show();
    expect(whole).toMatchObject({ title: 'All', incidents: 4, open: 4 });
    expect(groups.map(({ key, title, incidents }) => [key, title, incidents])).toEqual([
      ['prompt-injection', 'Instructions overridden by hostile content', 3],
      ['vendor-outage', 'Vendor model unavailable or degraded', 1],
    ]);
    const triage = (at: number) => groups[at]?.metrics.find(({ name }) => name === 'triage');
    expect(triage(0)).toEqual({ name: 'triage', count: 3, median: 20 * minute, p90: 40 * minute });
    expect(triage(1)).toMatchObject({ count: 1, median: 5 * minute });
    expect(months).toMatchObject([{ month: '2026-11' }]);
  });

  test('look at the time that is asked for, and leave out what was found to be none', async () => {
    await incident('prompt-injection', 10);
    const early = staff.muster.clock.now();
    await staff.muster.pass(2 * day);
    const none = await incident('prompt-injection', 10);
    const reason = 'A test of ours';
    await staff.at('security-lead').call(r.notAnIncident, { params: { incident: none }, body: { reason } });
    await incident('prompt-injection', 10);
    expect((await show()).whole.incidents).toBe(2);
    expect((await show({ to: early })).whole.incidents).toBe(1);
    expect((await show({ from: early })).whole.incidents).toBe(1);
    expect((await show({ severity: 'critical' })).whole.incidents).toBe(0);
  });

  test('tell what was not as planned, as the reviews do; a later look sees what is late by then', async () => {
    const reference = await incident('prompt-injection', 10);
    const { deviations } = await staff.at('ml-lead').call(r.review, { params: { incident: reference } });
    expect((await show()).whole.deviations).toBe(deviations.length);
    await staff.muster.pass(10 * day);
    expect((await show()).whole.deviations).toBeGreaterThan(deviations.length);
  });

  test('are a table that no spreadsheet runs, whatever an incident or a plan is called', async () => {
    await incident('prompt-injection', 10);
    await incident('prompt-injection', 30, null);
    const text = await csv({ by: 'system' });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('"by","key","title","measure","count","median_seconds","p90_seconds","least_seconds"');
    expect(lines).toContain('"system","support-assistant","Customer support assistant","triage",1,600,600,');
    expect(lines).toContain('"system",,"none","triage",1,1800,1800,');
    expect(lines).toContain('"all",,"All","incidents",2,,,');
    for (const cell of lines.flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+@\t]/);
  });

  test('never tell of single people', async () => {
    await incident('prompt-injection', 10);
    await expect(show({ by: 'person' })).rejects.toMatchObject({
      problem: { status: 403, code: 'insights/by-person' },
    });
    await expect(csv({ by: 'person' })).rejects.toMatchObject({ problem: { status: 403 } });
    const told = JSON.stringify(await show());
    for (const seat of ['security-lead', 'general-counsel']) expect(told).not.toContain(staff.personIn(seat));
  });

  test('of no incident are empty, and what is no time is refused', async () => {
    expect(await show()).toMatchObject({ groups: [], months: [], leftOut: 0, whole: { incidents: 0 } });
    await expect(show({ from: 'yesterday' })).rejects.toMatchObject({ problem: { status: 400 } });
    await expect(show({ by: 'mood' })).rejects.toMatchObject({ problem: { status: 400 } });
  });
});
