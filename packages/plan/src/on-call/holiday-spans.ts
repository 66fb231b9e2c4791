import { calendar } from '@muster/clocks';
import type { OnCallSchedule } from '../compiled-parts.ts';
import type { CompiledPlan } from '../compiled-plan.ts';
import { dayLength, instantOf, localDay, localOf } from './local-time.ts';
import { overlay } from './segment.ts';
import type { Interval, OnCallSpan } from './segment.ts';

type HolidayRule = OnCallSchedule['holidays'][number];

/**
 * Who is called on the holidays that touch an interval, a day each in turn. A year that the calendar's table does not
 * hold is nobody's: whoever stands in the rotation may be away.
 */
export function holidaySpans(plan: CompiledPlan, rule: HolidayRule, zone: string, interval: Interval): OnCallSpan[] {
  const own = plan.organisation.calendars[rule.calendar];
  const table = calendar(own === undefined ? rule.calendar : (own.holidays ?? ''));
  const days = [...new Set([...(own?.closed ?? []), ...(table?.holidays ?? [])])].toSorted();
  const first = localDay(interval.from, zone);
  const last = localDay(interval.until, zone);
  const spans = days.flatMap((day, index): OnCallSpan[] => {
    const local = localOf(`${day}T00:00`);
    if (local < first * dayLength || local > last * dayLength) return [];
    const seat = rule.through[index % rule.through.length] ?? null;
    const [from, until] = [instantOf(local, zone), instantOf(local + dayLength, zone)];
    return [{ from, until, seat, why: { kind: 'holiday', day } }];
  });
  const needsTable = own === undefined || own.holidays !== null;
  const missing = yearsBetween(yearOf(first), yearOf(last)).filter(
    (year) => needsTable && (table === undefined || year < table.firstYear || year > table.lastYear),
  );
  return overlay(
    spans,
    missing.map((year): OnCallSpan => ({
      from: instantOf(localOf(`${year}-01-01T00:00`), zone),
      until: instantOf(localOf(`${year + 1}-01-01T00:00`), zone),
      seat: null,
      why: { kind: 'no-holiday-table', calendar: rule.calendar, year },
    })),
  );
}

function yearOf(day: number): number {
  return Temporal.Instant.fromEpochMilliseconds(day * dayLength).toZonedDateTimeISO('UTC').year;
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
