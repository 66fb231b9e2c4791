import { isBusinessDay, nextBusinessDay } from './business-day.ts';
import type { Calendar } from './calendar.ts';
import { parseInstant } from './instant.ts';
import type { Instant } from './instant.ts';
import { lastMomentOf } from './last-moment.ts';
import type { Period } from './period.ts';

/** Where time is counted: an IANA time zone (`Europe/Dublin`) and a country's public holidays. */
export interface Place {
  readonly timeZone: string;
  readonly calendar: Calendar;
}

/** What a deadline was counted by; recorded with it, so that new data never moves it silently. */
export interface Counted {
  readonly timeZone: string;
  readonly calendar: string;
  readonly calendarVersion: string;
}

/**
 * - `beyond-calendar`: a day that had to be judged lies outside the holiday table.
 * - `unknown-time-zone`: the time zone is not one of the IANA database.
 * - `beyond-time`: the result lies after the year 9999.
 */
export type DueFaultCode = 'beyond-calendar' | 'unknown-time-zone' | 'beyond-time';

export type Due =
  | { readonly ok: true; readonly due: Instant; readonly counted: Counted }
  | { readonly ok: false; readonly code: DueFaultCode; readonly message: string };

/** The moment a period that starts at the anchor ends, to the millisecond. See `Period` for how each kind counts. */
export function dueInstant(period: Period, anchor: Instant, place: Place): Due {
  const start = inZone(anchor, place.timeZone);
  if (start === undefined) return unknownZone(place.timeZone);
  const end = endOf(period, start, place.calendar);
  if (end === undefined) return beyondCalendar(anchor, place.calendar);
  if (Temporal.Instant.compare(end, lastInstant) > 0) return beyondTime(anchor);
  return { ok: true, due: parseInstant(end.toString()), counted: countedBy(place) };
}

const lastInstant = Temporal.Instant.from('9999-12-31T23:59:59.999Z');

function inZone(anchor: Instant, timeZone: string): Temporal.ZonedDateTime | undefined {
  try {
    return Temporal.Instant.from(anchor).toZonedDateTimeISO(timeZone);
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function endOf(period: Period, start: Temporal.ZonedDateTime, calendar: Calendar): Temporal.Instant | undefined {
  switch (period.kind) {
    case 'elapsed':
      return start.toInstant().add({ seconds: period.seconds });
    case 'business-days':
      return endOfBusinessDays(period.days, start, calendar);
    case 'same-business-day':
      return sameBusinessDay(period.at, period.atMostSeconds, start, calendar);
    case 'months':
      return lastMomentOf(start.toPlainDate().add({ months: period.months }), start.timeZoneId);
  }
}

function endOfBusinessDays(
  days: number,
  start: Temporal.ZonedDateTime,
  calendar: Calendar,
): Temporal.Instant | undefined {
  let day: Temporal.PlainDate | undefined = start.toPlainDate();
  for (let counted = 0; counted < days && day !== undefined; counted += 1) day = nextBusinessDay(day, calendar);
  return day && lastMomentOf(day, start.timeZoneId);
}

function sameBusinessDay(
  at: string,
  atMostSeconds: number | null,
  start: Temporal.ZonedDateTime,
  calendar: Calendar,
): Temporal.Instant | undefined {
  const day = dayOfTime(at, start, calendar);
  if (day === undefined) return undefined;
  const due = day.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: at }).toInstant();
  if (atMostSeconds === null) return due;
  const latest = start.toInstant().add({ seconds: atMostSeconds });
  return Temporal.Instant.compare(latest, due) < 0 ? latest : due;
}

/** Today when it is a business day and the time is still to come, else the next business day. */
function dayOfTime(at: string, start: Temporal.ZonedDateTime, calendar: Calendar): Temporal.PlainDate | undefined {
  const today = start.toPlainDate();
  const counts = isBusinessDay(today, calendar);
  if (counts === undefined) return undefined;
  const due = today.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: at });
  if (counts && Temporal.ZonedDateTime.compare(start, due) < 0) return today;
  return nextBusinessDay(today, calendar);
}

function countedBy(place: Place): Counted {
  return { timeZone: place.timeZone, calendar: place.calendar.id, calendarVersion: place.calendar.version };
}

function unknownZone(timeZone: string): Due {
  const message = `"${timeZone}" is no time zone. Name one of the IANA database, like "Europe/Dublin".`;
  return { ok: false, code: 'unknown-time-zone', message };
}

function beyondCalendar(anchor: Instant, calendar: Calendar): Due {
  const message = `A deadline counted from ${anchor} leaves the ${calendar.id} holiday table (${calendar.firstYear} to ${calendar.lastYear}, ${calendar.version}). Install a version with a newer table.`;
  return { ok: false, code: 'beyond-calendar', message };
}

function beyondTime(anchor: Instant): Due {
  return { ok: false, code: 'beyond-time', message: `A deadline counted from ${anchor} lies after the year 9999.` };
}
