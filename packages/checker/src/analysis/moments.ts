import { calendar, dueInstant, parseInstant } from '@muster/clocks';
import type { Instant, Period } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { weekdays } from '@muster/plan';
import type { CheckedPlan } from '../rule.ts';

/** From a moment until before another, in milliseconds since 1970-01-01 UTC. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** The time that schedules are looked at: 24 months from now on. */
export function timeAhead({ now }: CheckedPlan): Interval {
  const from = Temporal.Instant.from(now);
  const until = from.toZonedDateTimeISO('UTC').add({ months: 24 });
  return { from: from.epochMilliseconds, until: until.epochMilliseconds };
}

export function instantOf(milliseconds: number): Instant {
  return parseInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString());
}

/** When a period that begins at a moment ends at the organisation's place; null beyond its holiday table. */
export function endOf({ organisation }: CompiledPlan, period: Period, from: number): number | null {
  if (period.kind === 'elapsed') return from + period.seconds * 1000;
  const table = calendar(organisation.holidays);
  if (table === undefined) return null;
  const due = dueInstant(period, instantOf(from), { timeZone: organisation.timeZone, calendar: table });
  return due.ok ? Temporal.Instant.from(due.due).epochMilliseconds : null;
}

const hour = 3_600_000;

/**
 * A moment from which on the one period lasts longer than the other; null where it never does. Both are counted from
 * every sixth hour of the time ahead, as weekends and holidays lengthen one and not the other.
 */
export function longerFrom(checked: CheckedPlan, one: Period, other: Period): number | null {
  const { from, until } = timeAhead(checked);
  const isLonger = (at: number) => (endOf(checked.plan, one, at) ?? at) > (endOf(checked.plan, other, at) ?? Infinity);
  if (one.kind === 'elapsed' && other.kind === 'elapsed') return isLonger(from) ? from : null;
  for (let at = from; at < until; at += 6 * hour) if (isLonger(at)) return at;
  return null;
}

/** `Sun 2026-11-29 03:00 Europe/Dublin`. */
export function spellMoment(milliseconds: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekdays[local.dayOfWeek - 1] ?? ''} ${local.toPlainDate().toString()} ${time} ${zone}`;
}

/** The parts of an interval that none of the others covers, in order. */
export function gapsIn({ from, until }: Interval, covered: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let open = from;
  for (const each of covered.toSorted((one, other) => one.from - other.from)) {
    if (each.from > open) gaps.push({ from: open, until: Math.min(each.from, until) });
    open = Math.max(open, each.until);
    if (open >= until) return gaps;
  }
  return [...gaps, { from: open, until }];
}
