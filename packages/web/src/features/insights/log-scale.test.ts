import { expect, test } from 'vitest';
import { logScale } from './log-scale.ts';

test('a tenfold length is the same step everywhere', () => {
  const at = logScale(1_000_000_000);
  expect([0, 1_000, 1_000_000, 1_000_000_000].map(at)).toEqual([0, 0, 50, 100]);
});

test('of short lengths alone none is drawn longer than it is', () => {
  expect(logScale(0)(5_000)).toBeCloseTo(69.9, 1);
});
