import type { Calendar } from './calendar.ts';

const holidaySets = new WeakMap<Calendar, ReadonlySet<string>>();

/** True, false, or undefined for a date beyond the calendar's table. Monday to Friday, public holidays excluded. */
export function isBusinessDay(day: Temporal.PlainDate, calendar: Calendar): boolean | undefined {
  if (day.year < calendar.firstYear || day.year > calendar.lastYear) return undefined;
  return day.dayOfWeek <= 5 && !holidaysOf(calendar).has(day.toString());
}

/** The first business day after a date, or undefined when the table ends before one is found. */
export function nextBusinessDay(after: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | undefined {
  for (let day = after.add({ days: 1 }); ; day = day.add({ days: 1 })) {
    const counts = isBusinessDay(day, calendar);
    if (counts === undefined) return undefined;
    if (counts) return day;
  }
}

function holidaysOf(calendar: Calendar): ReadonlySet<string> {
  const known = holidaySets.get(calendar);
  if (known !== undefined) return known;
  const fresh = new Set(calendar.holidays);
  holidaySets.set(calendar, fresh);
  return fresh;
}
