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

const kept = new WeakMap<CheckedPlan, Map<string, number | null>>();

/** A moment from which on the one period lasts longer than the other; null where it never does. */
export function longerFrom(checked: CheckedPlan, one: Period, other: Period): number | null {
  const ofPlan = kept.get(checked) ?? new Map<string, number | null>();
  kept.set(checked, ofPlan);
  const key = JSON.stringify([one, other]);
  const known = ofPlan.get(key);
  if (known !== undefined) return known;
  const { from } = timeAhead(checked);
  const isLonger = (at: number) => (endOf(checked.plan, one, at) ?? at) > (endOf(checked.plan, other, at) ?? Infinity);
  const moments = one.kind === 'elapsed' && other.kind === 'elapsed' ? [from] : turningPoints(checked, [one, other]);
  const found = moments.find(isLonger) ?? null;
  ofPlan.set(key, found);
  return found;
}

/**
 * Days and business days end with the day, so they are longest at its beginning and shortest at its end; what ends at a
 * time of the day is longest when that has just come. Every day of the time ahead has these moments.
 */
function turningPoints(checked: CheckedPlan, periods: readonly Period[]): readonly number[] {
  const { from, until } = timeAhead(checked);
  const zone = checked.plan.organisation.timeZone;
  const times = ['00:00', '23:59', ...periods.flatMap((each) => (each.kind === 'same-business-day' ? [each.at] : []))];
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
  const days = Math.ceil((until - from) / 86_400_000);
  return Array.from({ length: days }, (_, day) => first.add({ days: day }))
    .flatMap((day) => times.toSorted().map((time) => day.toZonedDateTime({ timeZone: zone, plainTime: time })))
    .map(({ epochMilliseconds }) => epochMilliseconds)
    .filter((at) => at >= from && at < until);
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
