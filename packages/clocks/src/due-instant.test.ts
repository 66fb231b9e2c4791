import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, calendarIds, dueInstant, parseInstant, parsePeriod } from './index.ts';
import type { Calendar, Due } from './index.ts';
import { slowDue } from './fixtures/slow-due.ts';

const table = (id: string): Calendar => calendar(id) ?? expect.fail(`no calendar ${id}`);

function due(words: string, anchor: string, timeZone: string, country: string): Due {
  const parsed = parsePeriod(words);
  if (!parsed.ok) return expect.fail(parsed.message);
  return dueInstant(parsed.period, parseInstant(anchor), { timeZone, calendar: table(country) });
}

/** Worked out by hand from calendar and rule; the last column is the reasoning. */
const cases: readonly (readonly [
  words: string,
  anchor: string,
  zone: string,
  country: string,
  due: string,
  because: string,
])[] = [
  [
    '30 min',
    '2026-11-20T23:45:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-21T00:15:00.000Z',
    'minutes run through midnight and the weekend',
  ],
  [
    '24 h',
    '2026-03-28T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-03-29T12:00:00.000Z',
    'clocks go forward on 29 March: 24 hours are 24 hours, 13:00 there',
  ],
  [
    '24 h',
    '2026-10-24T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-10-25T12:00:00.000Z',
    'clocks go back on 25 October: from 13:00 to 12:00 there',
  ],
  [
    '1 week',
    '2026-10-30T12:00:00Z',
    'America/New_York',
    'US',
    '2026-11-06T12:00:00.000Z',
    'a week is 168 hours, over the change of 1 November too',
  ],
  [
    '1 business day',
    '2026-11-20T17:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-23T23:59:59.999Z',
    'Friday evening: Friday is day 0, Monday is day 1',
  ],
  [
    '2 business days',
    '2026-11-20T17:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-24T23:59:59.999Z',
    'Friday is day 0, Monday 1, Tuesday 2',
  ],
  [
    '1 business day',
    '2026-11-21T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-23T23:59:59.999Z',
    'Saturday is day 0 although it is no business day; Monday is 1',
  ],
  [
    '1 business day',
    '2026-11-20T00:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-23T23:59:59.999Z',
    'the first moment of Friday is Friday',
  ],
  [
    '1 business day',
    '2026-11-19T23:59:59.999Z',
    'Europe/Dublin',
    'IE',
    '2026-11-20T23:59:59.999Z',
    'the last moment of Thursday is Thursday',
  ],
  [
    '1 business day',
    '2026-11-20T02:00:00Z',
    'America/New_York',
    'US',
    '2026-11-21T04:59:59.999Z',
    'it is still Thursday evening there; Friday ends at 05:00 UTC',
  ],
  [
    '2 business days',
    '2026-12-23T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-12-28T23:59:59.999Z',
    'Thursday 24 is 1; 25 and 26 are holidays, 27 a Sunday; Monday 28 is 2',
  ],
  [
    '2 business days',
    '2026-12-23T10:00:00Z',
    'Europe/London',
    'GB',
    '2026-12-29T23:59:59.999Z',
    'as before, but Monday 28 stands in for Boxing Day; Tuesday 29 is 2',
  ],
  [
    '1 business day',
    '2026-12-31T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2027-01-04T23:59:59.999Z',
    'Friday 1 January is a holiday, then a weekend: Monday, in the next year',
  ],
  [
    '1 business day',
    '2027-12-30T12:00:00Z',
    'America/New_York',
    'US',
    '2028-01-04T04:59:59.999Z',
    '1 January 2028 is a Saturday, kept on Friday 31 December: Monday 3',
  ],
  [
    '1 business day',
    '2026-04-02T12:00:00Z',
    'Europe/Berlin',
    'DE',
    '2026-04-07T21:59:59.999Z',
    'Good Friday, weekend, Easter Monday: Tuesday, in summer time',
  ],
  [
    '1 business day',
    '2026-04-02T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-04-03T22:59:59.999Z',
    'Good Friday is no public holiday in Ireland',
  ],
  [
    '2 business days',
    '2026-04-02T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-04-07T22:59:59.999Z',
    'Good Friday is 1; Easter Monday is a holiday; Tuesday is 2',
  ],
  [
    '1 business day',
    '2026-10-23T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-10-27T23:59:59.999Z',
    'clocks go back on Sunday, Monday is the October holiday: Tuesday, in winter time',
  ],
  [
    '1 business day',
    '2026-03-27T12:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-03-30T22:59:59.999Z',
    'clocks go forward on Sunday: Monday ends an hour earlier in UTC',
  ],
  [
    '1 business day',
    '2026-11-25T15:00:00Z',
    'America/New_York',
    'US',
    '2026-11-28T04:59:59.999Z',
    'Thursday is Thanksgiving; Friday is a business day by federal law',
  ],
  [
    '1 business day',
    '2026-07-13T12:00:00Z',
    'Europe/Paris',
    'FR',
    '2026-07-15T21:59:59.999Z',
    '14 July is a Tuesday: Wednesday',
  ],
  [
    '1 business day',
    '2026-04-22T10:00:00Z',
    'Africa/Cairo',
    'IE',
    '2026-04-23T21:59:59.999Z',
    'clocks go forward there at the midnight that ends the Thursday',
  ],
  [
    '18:00 of the same business day, never later than 8 h',
    '2026-11-20T14:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-20T18:00:00.000Z',
    'Friday 14:00: four hours are left',
  ],
  [
    '18:00 of the same business day, never later than 8 h',
    '2026-11-20T09:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-20T17:00:00.000Z',
    'Friday 9:00: the eight hours end first',
  ],
  [
    '18:00 of the same business day, never later than 8 h',
    '2026-11-20T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-20T18:00:00.000Z',
    'both limits meet',
  ],
  [
    '18:00 of the same business day, never later than 8 h',
    '2026-11-20T19:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-21T03:00:00.000Z',
    'Friday evening: Monday 18:00 would be too late, eight hours is the night',
  ],
  [
    '18:00 of the same business day',
    '2026-11-20T19:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-23T18:00:00.000Z',
    'without a cap the next business day is Monday',
  ],
  [
    '18:00 of the same business day',
    '2026-11-20T18:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-11-23T18:00:00.000Z',
    'at 18:00 itself nothing would be left of the day',
  ],
  [
    '18:00 of the same business day',
    '2026-11-20T17:59:59.999Z',
    'Europe/Dublin',
    'IE',
    '2026-11-20T18:00:00.000Z',
    'a millisecond earlier it is still the same day',
  ],
  [
    '18:00 of the same business day',
    '2026-12-25T09:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-12-28T18:00:00.000Z',
    'a holiday is no business day; the next is Monday 28',
  ],
  [
    '18:00 of the same business day',
    '2026-07-16T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-07-16T17:00:00.000Z',
    'in summer 18:00 there is 17:00 UTC',
  ],
  [
    '18:00 of the same business day',
    '2026-03-28T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2026-03-30T17:00:00.000Z',
    'Saturday of the change: Monday 18:00 in summer time',
  ],
  [
    '00:30 of the same business day',
    '2026-04-23T12:00:00Z',
    'Africa/Cairo',
    'IE',
    '2026-04-23T22:30:00.000Z',
    '00:30 does not exist on that Friday: the clocks show 01:30 then',
  ],
  [
    '3 months',
    '2026-11-30T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2027-02-28T23:59:59.999Z',
    'February 2027 has no 30th: its last day',
  ],
  ['1 month', '2028-01-31T10:00:00Z', 'Europe/Dublin', 'IE', '2028-02-29T23:59:59.999Z', '2028 is a leap year'],
  [
    '1 year',
    '2028-02-29T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2029-02-28T23:59:59.999Z',
    '29 February has no number in 2029',
  ],
  [
    '6 months',
    '2026-12-31T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2027-06-30T22:59:59.999Z',
    'June has 30 days, and summer time',
  ],
  [
    '7 years',
    '2026-11-23T10:00:00Z',
    'Europe/Dublin',
    'IE',
    '2033-11-23T23:59:59.999Z',
    'years are twelve months each',
  ],
];

describe('a deadline worked out by hand', () => {
  it.each(cases)('%s from %s in %s (%s) ends %s: %s', (words, anchor, zone, country, expected) => {
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
