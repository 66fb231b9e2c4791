import { describe, expect, it } from 'vitest';
import { parseInstant } from '../index.ts';
import { handCountedLaw } from './fixtures/hand-counted-law.ts';

describe('the deadlines counted by hand', () => {
  const cases = handCountedLaw.flatMap(({ regime, stage, cases }) => cases.map((row) => ({ regime, stage, row })));

  it('are at least two hundred, each with its reasoning and a citation', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(cases.filter(({ row }) => row[4].length < 8)).toEqual([]);
    expect(handCountedLaw.filter(({ citation }) => citation.length < 8)).toEqual([]);
  });

  it('are written in instants that exist, the alarm never after the end', () => {
    for (const { row } of cases) {
      const [, , strict, legal] = row;
      expect(parseInstant(strict) <= parseInstant(legal === 'same' ? strict : legal), row.join(' ')).toBe(true);
    }
  });
});
