import { expect, it } from 'vitest';
import { parseInstant } from '@muster/clocks';
import { checkPlan } from '../check-plan.ts';
import { first } from './esc-01.cases.ts';
import { planWith } from '../testkit/sound-plan.ts';
import type { Edit } from '../testkit/sound-plan.ts';

it('ESC-01 finds the year for which there is no holiday table: nobody can tell who is called', () => {
  const holidays: Edit = [
    `${first} }`,
    `${first} }\n    holidays: [{ layer: first, calendar: IE, through: [security-lead] }]`,
  ];
  const findings = checkPlan(planWith(holidays), 'plan.yaml', parseInstant('2033-06-01T09:00:00Z'));
  expect(findings.filter(({ id }) => id === 'ESC-01').map(({ counterexample }) => counterexample)).toEqual([
    'Mon 2035-01-01 00:00 Europe/Dublin: the calendar IE has no holidays for 2035.',
  ]);
});
