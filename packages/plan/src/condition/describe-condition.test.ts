import { expect, it } from 'vitest';
import { planOf } from '../fixtures/parsed.ts';
import { smallPlan } from '../fixtures/small-plan.ts';
import { describeCondition } from '../index.ts';

const plan = planOf(smallPlan);

it.each([
  ['atLeast(exposed_data, "internal")', 'exposed data is at least internal'],
  ['!atLeast(exposed_data, "internal")', 'exposed data is below internal'],
  ['people_affected >= 100', 'people affected is at least 100'],
  ['100 <= people_affected', 'people affected is at least 100'],
  ['!(people_affected >= 100)', 'people affected is less than 100'],
  ['stopped', 'stopped is yes'],
  ['!stopped', 'stopped is no'],
  [
    'type == "vendor-outage" || (system.vendor_involved && atLeast(severity, "high"))',
    "the type is vendor-outage or (the system's vendor involved is yes and the severity is at least high)",
  ],
  ['!(stopped && people_affected > 3)', 'stopped is no or people affected is at most 3'],
  ['type in ["vendor-outage", "prompt-injection"]', 'the type is one of vendor-outage, prompt-injection'],
  ['"personal" in system.data', "the system's data includes personal"],
  ['stopped ? people_affected > 3 : true', 'if stopped is yes, then people affected is more than 3, else always'],
  ['true', 'always'],
])('%s reads aloud as "%s"', (cel, sentence) => {
  expect(describeCondition(plan, { cel, reads: [] })).toBe(sentence);
});
