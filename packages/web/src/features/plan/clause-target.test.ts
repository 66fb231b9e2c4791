import { expect, test } from 'vitest';
import { clauseTarget } from './clause-target.ts';

const anchors = ['workflow.contain', 'workflow.contain.containment', 'gates.stop', 'severity.high', 'facts.material'];

test.each([
  ['workflow.contain.containment', 'workflow.contain.containment'],
  ['workflow.contain.other', 'workflow.contain'],
  ['gates.stop.break_glass', 'gates.stop'],
  ['severity.high.rules[2]', 'severity.high'],
  ['gates.stopper', null],
  ['nothing', null],
])('%s leads to %s', (clause, anchor) => {
  expect(clauseTarget(clause, anchors)).toBe(anchor);
});
