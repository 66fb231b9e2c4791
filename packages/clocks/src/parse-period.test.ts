import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from './index.ts';

describe('a time limit in the words of a plan', () => {
  it.each([
    ['30 min', { kind: 'elapsed', seconds: 1_800 }],
    ['60 s', { kind: 'elapsed', seconds: 60 }],
    ['1 h', { kind: 'elapsed', seconds: 3_600 }],
    ['24h', { kind: 'elapsed', seconds: 86_400 }],
    ['1 day', { kind: 'elapsed', seconds: 86_400 }],
    ['14 days', { kind: 'elapsed', seconds: 1_209_600 }],
    ['  1   week ', { kind: 'elapsed', seconds: 604_800 }],
    ['3 months', { kind: 'months', months: 3 }],
    ['2 years', { kind: 'months', months: 24 }],
    ['1 business day', { kind: 'business-days', days: 1 }],
    ['10 business days', { kind: 'business-days', days: 10 }],
    ['18:00 of the same business day', { kind: 'same-business-day', at: '18:00', atMostSeconds: null }],
    [
      '18:00 of the same business day, never later than 8 h',
      { kind: 'same-business-day', at: '18:00', atMostSeconds: 28_800 },
    ],
  ])('%s', (words, period) => {
    expect(parsePeriod(words)).toEqual({ ok: true, period });
  });

  it.each([
    ['', 'is no time limit'],
    ['soon', 'is no time limit'],
    ['-5 min', 'is no time limit'],
    ['1.5 h', 'is no time limit'],
    ['5 fortnights', 'is no time limit'],
    ['0 min', 'is not between 1 and 100 years'],
    ['0 business days', 'is not between 1 and 100 years'],
    ['101 years', 'is not between 1 and 100 years'],
    ['99999999999999999999 s', 'is not between 1 and 100 years'],
    ['24:00 of the same business day', 'is no time of day'],
    ['9:00 of the same business day', 'is no time of day'],
    ['18:00 of the same business day, never later than soon', 'is no length of time'],
    ['18:00 of the same business day, never later than 1 month', 'needs minutes, hours, days or weeks'],
    ['1 min'.repeat(30), 'more than 80 characters'],
  ])('"%s" is refused, and says how to write it', (words, problem) => {
    expect(parsePeriod(words)).toEqual({ ok: false, message: expect.stringContaining(problem) });
    expect(parsePeriod(words)).toEqual({
      ok: false,
      message: expect.stringContaining('"18:00 of the same business day, never later than 8 h"'),
    });
  });

  it('never throws, whatever the words', () => {
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (words) => typeof parsePeriod(words).ok === 'boolean'));
  });
});
