import { ProblemError, routes } from '@muster/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

let staff: StaffedMuster;

beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
});
afterAll(() => staff.muster.close());

describe('the plan as people read it', () => {
  test('says conditions as sentences and periods in words, beside what they come from', async () => {
    const view = await staff.at('security-lead').call(routes.plans.view);
    const critical = view.severities.find(({ level }) => level === 'critical');
    expect(critical?.rules[0]).toMatchObject({ clause: 'severity.critical.rules[0]' });
    for (const { when } of view.severities.flatMap(({ rules }) => rules)) {
      expect(when.sentence).toMatch(/ is |^always$/);
      expect(when.sentence).not.toMatch(/[(){}=&|]{2}|atLeast/);
      expect(when.cel).not.toBe('');
    }
    expect(view.workflow.map(({ stage }) => stage)).toEqual([
      'detect',
      'classify',
      'contain',
      'investigate',
      'recover',
      'review',
    ]);
    expect(view.gates.find(({ id }) => id === 'notify-regulator')).toMatchObject({ runWithin: '12 h' });
    expect(view.evidence.find(({ keep }) => keep === '2 years')).toBeDefined();
    expect(view.actions.find(({ id }) => id === 'notify-customers')).toMatchObject({ by: 'manual', external: true });
    expect(view.systems[0]?.switches[0]).toEqual({
      key: 'support-assistant.enabled',
      normally: true,
      held: false,
    });
  });

  test('lists the containment ladder as it was written, the mildest step first', async () => {
    const { actions } = await staff.at('security-lead').call(routes.plans.view);
    expect(actions.filter(({ system }) => system === 'support-assistant').map(({ id }) => id)).toEqual([
      'support-assistant.throttle',
      'support-assistant.disable-refunds',
      'support-assistant.fallback',
      'support-assistant.rotate-credential',
      'support-assistant.stop',
    ]);
  });

  test('is found by the version that an incident names, and only by one that was in force', async () => {
    const current = await staff.at('security-lead').call(routes.plans.view);
    const { reference } = await staff.at('security-lead').call(routes.incidents.declare, {
      body: { type: 'prompt-injection', title: 'It obeys strangers' },
    });
    const { planVersion } = await staff
      .at('security-lead')
      .call(routes.incidents.show, { params: { incident: reference } });
    const byVersion = await staff.at('security-lead').call(routes.plans.version, { params: { version: planVersion } });
    expect(byVersion).toEqual(current);
    const never = staff.at('security-lead').call(routes.plans.version, { params: { version: 'a'.repeat(64) } });
    await expect(never).rejects.toBeInstanceOf(ProblemError);
    await expect(never).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
