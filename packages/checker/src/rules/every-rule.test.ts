import { expect, it } from 'vitest';
import { everyCase } from '../testkit/every-case.ts';
import { tellCases } from '../testkit/rule-cases.ts';
import { everyRule } from './every-rule.ts';

it('every rule has its cases', () => {
  expect(Object.keys(everyCase).toSorted()).toEqual(everyRule.map(({ id }) => id).toSorted());
});

for (const rule of everyRule) {
  const cases = everyCase[rule.id];
  if (cases) tellCases(rule, cases);
}
