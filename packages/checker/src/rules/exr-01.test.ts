import { expect, it } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { checkedAt, planWith } from '../testkit/sound-plan.ts';
import { stopped } from './exr-01.cases.ts';

it.each([
  ['once', '2026-10-20', 'warning'],
  ['twice', '2026-09-20', 'error'],
])('EXR-01: a kill switch that is late %s is a %s', (_, day, severity) => {
  const found = checkPlan(planWith(stopped(day)), 'plan.yaml', checkedAt).filter(({ id }) => id === 'EXR-01');
  expect(found.map((each) => each.severity)).toEqual([severity]);
});
