import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const gdpr = 'eu-gdpr-33.example-ireland.controller';
const stage = 'supervisory_authority';
let staff: StaffedMuster;
let incident: string;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'general-counsel', 'deputy-counsel', 'privacy-counsel']);
  incident = (
    await staff.at('security-lead').call(routes.incidents.declare, {
      body: { type: 'sensitive-data-exposure', title: 'It tells account numbers', system: 'support-assistant' },
    })
  ).reference;
});
afterEach(() => staff.muster.close());

const shown = async () => staff.at('security-lead').call(routes.incidents.show, { params: { incident } });
const clockNamed = async (key: string) => (await shown()).clocks.find(({ clock }) => clock === key);
const listed = async (query: { of?: string; overdue?: string; limit?: number; after?: string } = {}) =>
  staff.at('security-lead').call(routes.clocks.list, { query });
const code = (expected: string) => ({ problem: { code: expected } });

describe('the clocks of an incident over HTTP', () => {
  test('are part of its view: by whom, counted from what, by which text', async () => {
    const clock = await clockNamed(gdpr);
    expect(clock).toMatchObject({
      source: 'law',
      entity: 'example-ireland',
      role: 'gdpr/controller',
      recipient: 'Data Protection Commission',
      owner: 'privacy-counsel',
      applicability: { kind: 'undecided', by: null },
    });
    expect(clock?.stages).toHaveLength(1);
    expect(clock?.stages[0]).toMatchObject({ stage, state: 'due', presumed: true, open: true, overdue: false });
    expect(clock?.stages[0]?.citation).not.toBe('');
    const duty = (await shown()).obligations.find(({ id }) => id === `applicability:${gdpr}`);
    expect(duty).toMatchObject({ kind: 'applicability', by: ['privacy-counsel'], due: clock?.stages[0]?.strictDue });
  });

  test('are decided, suspended, resumed and reported, and every reason is read back', async () => {
    const counsel = staff.at('general-counsel');
    const params = { incident, clock: gdpr };
    const decide = { params, body: { answer: 'applies', rationale: 'Personal data left' } } as const;
    await expect(staff.at('security-lead').call(routes.clocks.decide, decide)).rejects.toMatchObject(
      code('clock/not-yours'),
    );
    await counsel.call(routes.clocks.decide, decide);
    const until = '2031-01-01T00:00:00Z';
    await counsel.call(routes.clocks.suspend, { params, body: { authority: 'Police', reference: 'Js 1/26', until } });
    expect(await clockNamed(gdpr)).toMatchObject({
      applicability: { kind: 'applies', rationale: 'Personal data left', by: { name: 'The general-counsel' } },
      suspended: { authority: 'Police', reference: 'Js 1/26', over: false },
      stages: [{ strictDue: '2031-01-01T00:00:00.000Z', history: [{ cause: 'opened' }, { cause: 'suspended' }] }],
    });
    await counsel.call(routes.clocks.resume, { params, body: { reason: 'They have what they need' } });
    await counsel.call(routes.clocks.report, {
      params: { ...params, stage },
      body: { reference: 'DPC-2026-1' },
    });
    expect((await clockNamed(gdpr))?.stages[0]).toMatchObject({
      open: false,
      reports: [{ reference: 'DPC-2026-1', lateBecause: null }],
      history: [{}, {}, { cause: 'resumed', reason: 'They have what they need' }],
    });
  });

  test('become later when two of legal say so', async () => {
    const { at } = (await shown()).anchors.find(({ fact }) => fact === 'aware_at') ?? { at: '' };
    const later = new Date(Date.parse(at) + 3_600_000).toISOString();
    await staff.at('general-counsel').call(routes.incidents.recordFact, {
      params: { incident, fact: 'aware_at' },
      body: { state: 'value', value: later },
    });
    const params = { incident, fact: 'aware_at' };
    expect((await shown()).anchors).toContainEqual({
      fact: 'aware_at',
      at,
      presumed: true,
      saidLater: later,
      asked: null,
    });
    await staff.at('general-counsel').call(routes.clocks.askLater, { params, body: { reason: 'Another alert' } });
    const confirm = { params, body: { to: later } };
    await expect(staff.at('general-counsel').call(routes.clocks.confirmLater, confirm)).rejects.toMatchObject(
      code('clock/own-request'),
    );
    await staff.at('deputy-counsel').call(routes.clocks.confirmLater, confirm);
    expect((await clockNamed(gdpr))?.stages[0]).toMatchObject({
      anchoredAt: later,
      presumed: false,
      history: [{}, { cause: 'anchor-later', reason: 'Another alert', by: { name: 'The deputy-counsel' } }],
    });
  });

  test('of all open incidents are one list, by due instant, in pages that leave nothing out', async () => {
    const { items, next } = await listed();
    expect(next).toBeNull();
    const dues = items.map(({ strictDue }) => strictDue ?? '~');
    expect(dues).toEqual(dues.toSorted());
    expect(items[0]?.incident).toMatchObject({ reference: incident, title: 'It tells account numbers' });
    const first = await listed({ limit: 2 });
    const second = await listed({ limit: 200, after: first.next ?? '' });
    expect([...first.items, ...second.items]).toEqual(items);
    expect((await listed({ of: 'eu-gdpr-33' })).items.map(({ clock }) => clock)).toEqual([gdpr]);
    expect((await listed({ overdue: 'true' })).items).toEqual([]);
    await staff.at('general-counsel').call(routes.clocks.waive, {
      params: { incident, clock: gdpr, stage },
      body: { reason: 'No risk to people' },
    });
    expect((await listed({ of: 'eu-gdpr-33' })).items).toEqual([]);
  });
});
