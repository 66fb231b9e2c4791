import { expect, test } from 'vitest';
import { spellStretch, thresholdPassed, urgencyOf } from './countdown.ts';

const minutes = (count: number) => count * 60_000;

test.each([
  [0, '0:00'],
  [minutes(4) + 5_000, '4:05'],
  [minutes(9) + 59_999, '9:59'],
  [minutes(10), '10 min'],
  [minutes(59) + 59_999, '59 min'],
  [minutes(60), '1 h 00'],
  [minutes(200), '3 h 20'],
  [minutes(24 * 60), '1 d'],
  [minutes(52 * 60), '2 d 4 h'],
  [minutes(24 * 60 * 12 + 300), '12 d'],
  [-minutes(3), '3:00'],
])('%d ms is spelled %s', (given, spelled) => {
  expect(spellStretch(given)).toBe(spelled);
});

test('urgency changes at thirty minutes, five minutes and the instant itself', () => {
  const due = minutes(60);
  expect([0, 29.9, 30, 54.9, 55, 59.9, 60, 90].map((at) => urgencyOf(due, minutes(at)))).toEqual([
    'calm',
    'calm',
    'soon',
    'soon',
    'close',
    'close',
    'late',
    'late',
  ]);
});

test('each threshold is spoken once, and the latest where several passed between two looks', () => {
  const due = minutes(60);
  expect(thresholdPassed(due, minutes(29), minutes(29.5))).toBeNull();
  expect(thresholdPassed(due, minutes(29), minutes(30))).toBe(minutes(30));
  expect(thresholdPassed(due, minutes(30), minutes(31))).toBeNull();
  expect(thresholdPassed(due, minutes(20), minutes(58))).toBe(minutes(5));
  expect(thresholdPassed(due, minutes(20), minutes(61))).toBe(0);
  expect(thresholdPassed(due, minutes(61), minutes(62))).toBeNull();
});
