import type { Instant, Period } from '@muster/clocks';
import { longestSeconds } from './period-bounds.ts';

/** The day of an instant, in UTC: `2026-11-26`. */
export function dayOf(now: Instant): string {
  return now.slice(0, 10);
}

/** The day so many times a period after a day. */
export function dayAfter(day: string, period: Period, times = 1): string {
  const from = Temporal.PlainDate.from(day);
  if (period.kind === 'months') return from.add({ months: period.months * times }).toString();
  return from.add({ days: Math.ceil((longestSeconds(period) * times) / 86_400) }).toString();
}
