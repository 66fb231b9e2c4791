import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, spellPeriod } from './index.ts';
import type { Period } from './index.ts';

describe('a period in words', () => {
  it.each([
    [{ kind: 'elapsed', seconds: 60 }, '1 min'],
    [{ kind: 'elapsed', seconds: 90 }, '90 s'],
    [{ kind: 'elapsed', seconds: 5_400 }, '90 min'],
    [{ kind: 'elapsed', seconds: 86_400 }, '24 h'],
    [{ kind: 'elapsed', seconds: 259_200 }, '3 days'],
    [{ kind: 'elapsed', seconds: 1_209_600 }, '2 weeks'],
    [{ kind: 'months', months: 24 }, '2 years'],
    [{ kind: 'months', months: 13 }, '13 months'],
    [{ kind: 'business-days', days: 1 }, '1 business day'],
    [
      { kind: 'same-business-day', at: '18:00', atMostSeconds: 28_800 },
      '18:00 of the same business day, never later than 8 h',
    ],
  ] satisfies [Period, string][])('%j is %s', (period, words) => {
    expect(spellPeriod(period)).toBe(words);
  });

  const whole = (max: number) => fc.integer({ min: 1, max });
  const periods: fc.Arbitrary<Period> = fc.oneof(
    whole(3_155_760_000).map((seconds): Period => ({ kind: 'elapsed', seconds })),
    whole(1_200).map((months): Period => ({ kind: 'months', months })),
    whole(2_600).map((days): Period => ({ kind: 'business-days', days })),
    whole(100_000).map((seconds): Period => ({ kind: 'same-business-day', at: '09:30', atMostSeconds: seconds * 60 })),
  );

  it('reads back as the same period', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(parsePeriod(spellPeriod(period))).toEqual({ ok: true, period });
      }),
    );
  });
});
