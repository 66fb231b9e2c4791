import { expect, test } from 'vitest';
import { createFloodGate } from './flood-gate.ts';

test('lets in so many in a minute and so many at once', () => {
  let now = 0;
  const gate = createFloodGate(() => now, 4, 2);
  expect([gate.enter(), gate.enter(), gate.enter()]).toEqual([true, true, false]);
  gate.leave();
  expect([gate.enter(), gate.enter()]).toEqual([true, false]);
  gate.leave();
  gate.leave();
  expect([gate.enter(), gate.enter()]).toEqual([true, false]);
  now = 60_000;
  expect(gate.enter()).toBe(true);
});
