import { calendar } from '@muster/clocks';
import { expect, test } from 'vitest';
import { nextHolidayNight } from './next-holiday-night.ts';

test('a Sunday that is a public holiday is found where a year has one', () => {
  expect(nextHolidayNight('2026-12-20', ['2026-12-25', '2027-01-01', '2027-03-28'])).toBe('2027-03-28T03:00');
});

test('else the next public holiday, never today', () => {
  expect(nextHolidayNight('2026-12-25', ['2026-12-25', '2026-12-26', '2027-01-01'])).toBe('2026-12-26T03:00');
});

test('a table that has ended leaves the next Sunday', () => {
  expect(nextHolidayNight('2026-11-25', [])).toBe('2026-11-29T03:00');
  expect(nextHolidayNight('2026-11-29', [])).toBe('2026-12-06T03:00');
});

test('the tables of countries are what it takes', () => {
  expect(nextHolidayNight('2026-11-26', calendar('IE')?.holidays ?? [])).toMatch(/^20\d\d-\d\d-\d\dT03:00$/);
});
