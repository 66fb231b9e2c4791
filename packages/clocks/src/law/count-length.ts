import { isBusinessDay, nextBusinessDay } from '../business-day.ts';
import type { Calendar } from '../calendar.ts';
import { lastMomentOf } from '../last-moment.ts';
import type { CountingRule, Length } from './regime.ts';

/** The anchor at the wall clock of whoever receives the report, and whose days off count there. */
export interface Start {
  readonly at: Temporal.ZonedDateTime;
  readonly calendar: Calendar;
}

/** The end that a rule gives, or undefined when a day that had to be judged lies beyond the calendar. */
export function legalEnd(rule: CountingRule, length: Length, start: Start): Temporal.Instant | undefined {
  switch (rule) {
    case 'hours_wallclock':
    case 'calendar_days_strict':
      return strictEnd(length, start);
    case 'calendar_days_exclude_day0':
      return lastMomentOf(lastDay(length, start), start.at.timeZoneId);
    case 'eu_1182_71_days':
    case 'eu_1182_71_months':
      return endOf(withTwoWorkingDays(lastDay(length, start), start), start);
    case 'business_days_exclude_day0':
      return endOf(businessDay(length.count, start), start);
    case 'sec_business_days':
      return businessDay(length.count, start)
        ?.toZonedDateTime({ timeZone: start.at.timeZoneId, plainTime: closingTime })
        .toInstant();
  }
}

/** The length from the very moment on: N times 24 hours, the same time of day N months or business days later. */
export function strictEnd({ count, unit }: Length, start: Start): Temporal.Instant | undefined {
  const { at } = start;
  switch (unit) {
    case 'minutes':
      return at.toInstant().add({ minutes: count });
    case 'hours':
      return at.toInstant().add({ hours: count });
    case 'days':
      return at.toInstant().add({ hours: count * 24 });
    case 'weeks':
      return at.toInstant().add({ hours: count * 168 });
    case 'months':
      return at.add({ months: count }).toInstant();
    case 'business-days':
      return businessDay(count, start)
        ?.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: at.toPlainTime() })
        .toInstant();
  }
}

/** The last moment of the last day, before anything moves it. */
export function unmovedEnd(length: Length, start: Start): Temporal.Instant {
  return lastMomentOf(lastDay(length, start), start.at.timeZoneId);
}

/** An end on a day off, moved to noon of the next working day; undefined beyond the calendar. */
export function noonAfterDayOff(
  end: Temporal.Instant,
  timeZone: string,
  calendar: Calendar,
): Temporal.Instant | undefined {
  const day = end.toZonedDateTimeISO(timeZone).toPlainDate();
  const works = isBusinessDay(day, calendar);
  if (works === undefined || works) return works === undefined ? undefined : end;
  return nextBusinessDay(day, calendar)?.toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant();
}

/** EDGAR takes a filing for that day's until then (17 CFR 232.13(a)(2)). */
const closingTime = '17:30';

/** The day of the event is day 0. Months end on the day with its number, else on the last of the month. */
function lastDay({ count, unit }: Length, { at }: Start): Temporal.PlainDate {
  const day = at.toPlainDate();
  switch (unit) {
    case 'days':
      return day.add({ days: count });
    case 'weeks':
      return day.add({ weeks: count });
    case 'months':
      return day.add({ months: count });
    case 'minutes':
    case 'hours':
    case 'business-days':
      throw new RangeError(`No rule that counts days counts ${unit}.`);
  }
}

/**
 * Art. 3(4) and (5) of Reg. 1182/71: the last day moves on until it is a working day, and until there are two working
 * days after day 0. A period of one day knows no such minimum, and no law here has one.
 */
function withTwoWorkingDays(last: Temporal.PlainDate, { at, calendar }: Start): Temporal.PlainDate | undefined {
  let working = 0;
  for (let day = at.toPlainDate().add({ days: 1 }); ; day = day.add({ days: 1 })) {
    const works = isBusinessDay(day, calendar);
    if (works === undefined) return undefined;
    if (works) working += 1;
    if (works && working >= 2 && Temporal.PlainDate.compare(day, last) >= 0) return day;
  }
}

function businessDay(count: number, { at, calendar }: Start): Temporal.PlainDate | undefined {
  let day: Temporal.PlainDate | undefined = at.toPlainDate();
  for (let counted = 0; counted < count && day !== undefined; counted += 1) day = nextBusinessDay(day, calendar);
  return day;
}

function endOf(day: Temporal.PlainDate | undefined, { at }: Start): Temporal.Instant | undefined {
  return day && lastMomentOf(day, at.timeZoneId);
}
