import type { Hours, Rotation } from '../compiled-parts.ts';
import { weekdays } from '../plan-words.ts';
import { dayLength, instantOf, localDay, localOf, timeOf } from './local-time.ts';
import { within } from './segment.ts';
import type { Interval, OnCallSpan } from './segment.ts';

/** The turns of one rotation that touch an interval, in its hours alone. Handovers are at local time, whatever the season. */
export function rotationSpans(rotation: Rotation, index: number, interval: Interval): OnCallSpan[] {
  const turns = everyTurn(rotation, index, interval);
  return rotation.only.length === 0 ? turns : within(turns, hoursBetween(rotation.only, rotation.zone, interval));
}

function everyTurn(rotation: Rotation, index: number, { from, until }: Interval): OnCallSpan[] {
  const { everyDays, through, zone, since, at } = rotation;
  const first = localOf(`${since}T${at}`);
  const begins = (turn: number) => instantOf(first + turn * everyDays * dayLength, zone);
  const turns: OnCallSpan[] = [];
  // One turn earlier than by counting days of 24 hours: a change of clocks moves a handover by less than a day.
  let turn = Math.max(0, Math.floor((from - begins(0)) / (everyDays * dayLength)) - 1);
  for (let start = begins(turn); start < until; turn += 1) {
    const end = begins(turn + 1);
    const seat = through[turn % through.length] ?? null;
    if (end > from) turns.push({ from: start, until: end, seat, why: { kind: 'rotation', rotation: index, turn } });
    start = end;
  }
  return turns;
}

/** The hours of the week that touch an interval, joined where they overlap. */
export function hoursBetween(hours: readonly Hours[], zone: string, { from, until }: Interval): Interval[] {
  const last = localDay(until, zone);
  const windows = hours.map(({ days, from: begins, to: ends }) => {
    const length = timeOf(ends) - timeOf(begins);
    return { days, begins: timeOf(begins), ends: timeOf(begins) + (length > 0 ? length : length + dayLength) };
  });
  const found: Interval[] = [];
  for (let day = localDay(from, zone) - 1; day <= last; day += 1) {
    const weekday = weekdays[(((day + thursday) % 7) + 7) % 7];
    for (const { days, begins, ends } of windows) {
      if (weekday === undefined || !days.includes(weekday)) continue;
      const midnight = day * dayLength;
      found.push({ from: instantOf(midnight + begins, zone), until: instantOf(midnight + ends, zone) });
    }
  }
  return joined(found);
}

/** 1970-01-01 was the fourth day of its week, counted from Monday as 0. */
const thursday = 3;

function joined(intervals: readonly Interval[]): Interval[] {
  const whole: Interval[] = [];
  for (const interval of intervals.toSorted((left, right) => left.from - right.from)) {
    const last = whole.at(-1);
    if (last === undefined || last.until < interval.from) whole.push(interval);
    else if (last.until < interval.until) whole[whole.length - 1] = { from: last.from, until: interval.until };
  }
  return whole;
}
