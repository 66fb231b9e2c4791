import type { CountingRule, Length } from '../regime.ts';
import { wallClock } from './slow-days.ts';
import type { Day } from './slow-days.ts';

/** What the slow calculator is asked, all in milliseconds since 1970. */
export interface Question {
  readonly rule: CountingRule;
  readonly length: Length;
  readonly anchor: number;
  readonly zone: string;
  readonly days: readonly Day[];
  /** The other anchor and its hours, where the period is capped. */
  readonly cap: { readonly anchor: number; readonly hours: number } | null;
  /** An end on a day off moves to noon of the next working day. */
  readonly relieved: boolean;
}

/**
 * An independent, slow way to count what the law gives. It walks hour by hour and day by day through a list of days, and
 * shares no code with the calculator it is held against. It knows no Temporal.
 */
export function slowDue(question: Question): { readonly strict: number; readonly legal: number } {
  const strict = slowStrict(question);
  const legal = question.relieved ? slowRelief(question, strict) : slowLegal(question, strict);
  return { strict: strict < legal ? strict : legal, legal };
}

const hour = 3_600_000;

function slowStrict({ length, anchor, cap, zone, days }: Question): number {
  if (length.unit === 'months') return sameTime(anchor, monthsOn(anchor, length.count, days), zone);
  if (length.unit === 'business-days') return sameTime(anchor, workingDay(anchor, length.count, days), zone);
  const own = walkMinutes(anchor, minutesOf(length));
  if (cap === null) return own;
  const limit = walkMinutes(cap.anchor, cap.hours * 60);
  if (anchor > limit) return own;
  return own < limit ? own : limit;
}

function minutesOf({ count, unit }: Length): number {
  return count * ({ minutes: 1, hours: 60, days: 1_440, weeks: 10_080 }[unit as 'minutes'] ?? Number.NaN);
}

function walkMinutes(from: number, minutes: number): number {
  let at = from;
  for (let left = minutes; left > 0; left -= 1) at += 60_000;
  return at;
}

function slowLegal(question: Question, strict: number): number {
  const { rule, length, anchor, zone, days } = question;
  switch (rule) {
    case 'hours_wallclock':
    case 'calendar_days_strict':
      return strict;
    case 'calendar_days_exclude_day0':
      return lastMoment(dayAfter(dayOf(anchor, days), length.count, days));
    case 'business_days_exclude_day0':
      return lastMoment(workingDay(anchor, length.count, days));
    case 'sec_business_days':
      return timeOfDay('17:30:00', workingDay(anchor, length.count, days), zone);
    case 'eu_1182_71_days':
    case 'eu_1182_71_months':
      return lastMoment(twoWorkingDays(anchor, moveOn(unmovedDay(question), days), days));
  }
}

function slowRelief(question: Question, strict: number): number {
  const { rule, days, zone } = question;
  const end = rule === 'hours_wallclock' ? strict : lastMoment(unmovedDay(question));
  const day = dayOf(end, days);
  return day.works ? end : timeOfDay('12:00:00', moveOn(day, days), zone);
}

function unmovedDay({ length, anchor, days }: Question): Day {
  if (length.unit === 'months') return monthsOn(anchor, length.count, days);
  return dayAfter(dayOf(anchor, days), length.unit === 'weeks' ? length.count * 7 : length.count, days);
}

function dayOf(at: number, days: readonly Day[]): Day {
  return there(days.find(({ from, until }) => from <= at && at < until));
}

function dayAfter(day: Day, count: number, days: readonly Day[]): Day {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = dayOf(found.until, days);
  return found;
}

function moveOn(day: Day, days: readonly Day[]): Day {
  let found = day;
  while (!found.works) found = dayOf(found.until, days);
  return found;
}

function workingDay(anchor: number, count: number, days: readonly Day[]): Day {
  let day = dayOf(anchor, days);
  for (let left = count; left > 0; left -= 1) day = moveOn(dayOf(day.until, days), days);
  return day;
}

function twoWorkingDays(anchor: number, last: Day, days: readonly Day[]): Day {
  const first = dayOf(anchor, days);
  const working = days.filter(({ from, works }) => works && from > first.from && from <= last.from);
  return working.length >= 2 ? last : twoWorkingDays(anchor, moveOn(dayOf(last.until, days), days), days);
}

/** Walks on until the month has changed so often, then to the day with the number, or to the last of the month. */
function monthsOn(anchor: number, count: number, days: readonly Day[]): Day {
  const start = dayOf(anchor, days);
  const number = start.date.slice(8);
  let day = start;
  for (let left = count; left > 0;) {
    const next = dayOf(day.until, days);
    if (monthOf(next) !== monthOf(day)) left -= 1;
    day = next;
  }
  for (;;) {
    if (day.date.slice(8) === number) return day;
    const next = dayOf(day.until, days);
    if (monthOf(next) !== monthOf(day)) return day;
    day = next;
  }
}

function monthOf({ date }: Day): string {
  return date.slice(0, 7);
}

function lastMoment({ until }: Day): number {
  return until - 1;
}

function sameTime(anchor: number, day: Day, zone: string): number {
  const time = wallClock(zone)(anchor).slice(11);
  return timeOfDay(time, day, zone) + (((anchor % 1_000) + 1_000) % 1_000);
}

/** The first moment of the day at which the clock there shows the time; what the clock skips is taken before the skip. */
function timeOfDay(time: string, day: Day, zone: string): number {
  const clock = wallClock(zone);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const past = (minutes * 60 + seconds) * 1_000;
  for (let at = day.from + past; at < day.until; at += hour) if (clock(at).endsWith(` ${time}`)) return at;
  return day.from + hours * hour + past;
}

function there(day: Day | undefined): Day {
  if (day === undefined) throw new RangeError('That day is beyond the list of days.');
  return day;
}
