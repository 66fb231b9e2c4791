import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, calendarIds, dueInstant, parseInstant, parsePeriod } from './index.ts';
import type { Calendar, Due, Instant } from './index.ts';
import { handCounted } from './fixtures/hand-counted.ts';

const table = (id: string): Calendar => calendar(id) ?? expect.fail(`no calendar ${id}`);

function due(words: string, anchor: string, timeZone: string, country: string): Due {
  const parsed = parsePeriod(words);
  if (!parsed.ok) return expect.fail(parsed.message);
  return dueInstant(parsed.period, parseInstant(anchor), { timeZone, calendar: table(country) });
}

describe('a deadline worked out by hand', () => {
  it.each(handCounted)('%s from %s in %s (%s) ends %s: %s', (words, anchor, zone, country, expected) => {
    expect(due(words, anchor, zone, country)).toMatchObject({ ok: true, due: expected });
  });

  it('says what it was counted by', () => {
    expect(due('1 h', '2026-11-20T14:00:00Z', 'Europe/Dublin', 'IE')).toMatchObject({
      counted: { timeZone: 'Europe/Dublin', calendar: 'IE', calendarVersion: 'date-holidays 3.37.0, 2025 to 2034' },
    });
  });
});

describe('what cannot be counted', () => {
  it.each([
    ['2 business days', '2034-12-29T12:00:00Z', 'Monday 1 January 2035 is not in the table'],
    [
      '18:00 of the same business day, never later than 8 h',
      '2024-12-31T12:00:00Z',
      'the day itself is not in the table',
    ],
    ['2600 business days', '2026-01-01T12:00:00Z', 'ten years on'],
  ])('%s from %s: %s', (words, anchor) => {
    expect(due(words, anchor, 'Europe/Dublin', 'IE')).toMatchObject({
      ok: false,
      code: 'beyond-calendar',
      message: expect.stringContaining('2025 to 2034'),
    });
  });

  it('a time zone that does not exist, and a time after all time', () => {
    expect(due('1 h', '2026-11-20T14:00:00Z', 'Europe/Nowhere', 'IE')).toMatchObject({
      ok: false,
      code: 'unknown-time-zone',
    });
    expect(due('100 years', '9950-01-01T00:00:00Z', 'UTC', 'IE')).toMatchObject({ ok: false, code: 'beyond-time' });
  });
});

const zones = [
  'Europe/Dublin',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const anchors = fc
  .integer({ min: Date.UTC(2025, 0, 2), max: Date.UTC(2034, 10, 1) })
  .map((at) => parseInstant(new Date(at).toISOString()));
const places = fc.record({ timeZone: fc.constantFrom(...zones), country: fc.constantFrom(...calendarIds) });
const periods = fc.oneof(
  fc.integer({ min: 1, max: 8 }).map((days) => ({ kind: 'business-days', days }) as const),
  fc
    .record({ quarter: fc.integer({ min: 24, max: 88 }), cap: fc.option(fc.integer({ min: 1, max: 200_000 })) })
    .map(({ quarter, cap }) => ({ kind: 'same-business-day', at: clock(quarter), atMostSeconds: cap }) as const),
);

describe('against a calculator that walks the clock in quarters of an hour', () => {
  it('gives the same moment for every anchor, zone and country', () => {
    fc.assert(
      fc.property(periods, anchors, places, (period, anchor, { timeZone, country }) => {
        const found = dueInstant(period, anchor, { timeZone, calendar: table(country) });
        expect(found).toMatchObject({ ok: true, due: slowDue(period, anchor, timeZone, table(country).holidays) });
      }),
      { numRuns: 300 },
    );
  });

  it('never ends before it begins', () => {
    fc.assert(
      fc.property(periods, anchors, places, (period, anchor, { timeZone, country }) => {
        const found = dueInstant(period, anchor, { timeZone, calendar: table(country) });
        expect(found.ok && found.due > anchor).toBe(true);
      }),
    );
  });
});

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

type Counted =
  | { readonly kind: 'business-days'; readonly days: number }
  | { readonly kind: 'same-business-day'; readonly at: string; readonly atMostSeconds: number | null };

const quarter = 900_000;

/**
 * An independent, slow way to count. It walks the clock in quarters of an hour and asks the platform's date
 * formatter, not its calendar arithmetic, what day and time it is there. Every zone's days begin on such a quarter.
 */
function slowDue(period: Counted, anchor: Instant, timeZone: string, holidays: readonly string[]): Instant {
  const start = Date.parse(anchor);
  const local = localTimes(timeZone);
  const firstQuarter = Math.floor(start / quarter) * quarter + quarter;
  if (period.kind === 'business-days') {
    let today = local(start).date;
    let counted = 0;
    for (let at = firstQuarter; ; at += quarter) {
      const { date } = local(at);
      if (date === today) continue;
      if (counted === period.days) return moment(at - 1);
      today = date;
      if (isBusinessDay(date, holidays)) counted += 1;
    }
  }
  for (let at = firstQuarter; ; at += quarter) {
    const { date, time } = local(at);
    const latest = period.atMostSeconds === null ? Infinity : start + period.atMostSeconds * 1_000;
    if (at >= latest) return moment(latest);
    if (time === period.at && isBusinessDay(date, holidays)) return moment(at);
  }
}

function localTimes(timeZone: string): (at: number) => { readonly date: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => {
    const [date = '', time = ''] = format.format(at).split(' ');
    return { date, time };
  };
}

function isBusinessDay(date: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date);
}

function moment(at: number): Instant {
  return parseInstant(new Date(at).toISOString());
}
