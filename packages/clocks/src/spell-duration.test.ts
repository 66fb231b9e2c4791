import { expect, test } from 'vitest';
import { spellDuration } from './spell-duration.ts';

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [270_000, '4 min 30 s'],
  [12_000_000, '3 h 20 min'],
  [86_400_000, '1 d'],
  [-187_200_000, '-2 d 4 h'],
])('%d ms read as %s', (milliseconds, words) => {
  expect(spellDuration(milliseconds)).toBe(words);
});
