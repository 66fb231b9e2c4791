import { ProblemError, routes } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead', 'general-counsel', 'chief-executive']);
});
afterAll(() => staff.muster.close());

const ask = (query: { at: string; system?: string; version?: string }) =>
  staff.at('security-lead').call(routes.plans.ask, { query: { severity: 'critical', ...query } });

describe('the plan in force, asked about Sunday at three in the morning', () => {
  test('answers by who sits where now: an empty seat fills no place', async () => {
    const answer = await ask({ at: '2026-12-27T03:00:00+00:00', system: 'support-assistant' });
    expect(answer).toMatchObject({ at: '2026-12-27T03:00:00.000Z', dayOff: 'weekend' });
    expect(answer.paged.map(({ who }) => who)).toContain('legal');
    const notice = answer.gates.find(({ gate }) => gate === 'notify-customers');
    expect(notice).toMatchObject({ reachable: true, dependsOn: ['general-counsel', 'chief-executive'] });
    expect(notice?.approvers.find(({ seat }) => seat === 'privacy-counsel')?.not).toBe('Nobody sits there.');
    const stop = answer.gates.find(({ gate }) => gate === 'stop-revenue-feature');
    expect(stop).toMatchObject({ reachable: false, missing: ['operations'] });
    expect(new Set(answer.holders.map(({ name }) => name))).toEqual(
      new Set(['The chief-executive', 'The general-counsel', 'The security-lead']),
    );
    const law = answer.clocks.find(({ id }) => id === 'eu-gdpr-33');
    expect(law).toMatchObject({ runs: 'runs', firstDue: '2026-12-30T03:00:00.000Z', owner: 'privacy-counsel' });
  });

  test('does not guess a system or a version', async () => {
    const unknown = ask({ at: '2026-12-27T03:00:00Z', system: 'assistant' });
    await expect(unknown).rejects.toBeInstanceOf(ProblemError);
    await expect(unknown).rejects.toMatchObject({ problem: { status: 422, mend: 'Name one of: support-assistant.' } });
    const never = ask({ at: '2026-12-27T03:00:00Z', version: 'a'.repeat(64) });
    await expect(never).rejects.toMatchObject({ problem: { status: 404 } });
  });
});

test('the laws that could bind, and what the plan says of each', async () => {
  const { regimes, unknown } = await staff.at('security-lead').call(routes.plans.regimes);
  expect(unknown).toEqual([]);
  expect(regimes).toHaveLength(40);
  expect(regimes.find(({ regime }) => regime === 'eu-dora-19')).toMatchObject({
    plan: 'ruled-out',
    ruledOut: 'No financial entity',
    cases: [{ entity: 'example-ireland', system: 'support-assistant', answer: 'could-be' }],
  });
});
