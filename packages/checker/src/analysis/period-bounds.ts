import type { Period } from '@muster/clocks';

const day = 86_400;

/** The fewest seconds that a period can take, whatever the moment it starts at. */
export function shortestSeconds(period: Period): number {
  switch (period.kind) {
    case 'elapsed':
      return period.seconds;
    case 'business-days':
      return period.days * day;
    case 'same-business-day':
      return 0;
    case 'months':
      return (Math.floor((period.months * 365) / 12) - 2) * day;
  }
}

/** The most seconds that a period can take: over weekends, with four holidays in a row, in leap years. */
export function longestSeconds(period: Period): number {
  switch (period.kind) {
    case 'elapsed':
      return period.seconds;
    case 'business-days':
      return (period.days + 2 * Math.ceil(period.days / 5) + 4) * day;
    case 'same-business-day':
      return period.atMostSeconds ?? 8 * day;
    case 'months':
      return (Math.ceil((period.months * 366) / 12) + 2) * day;
  }
}

/** Whether the one can last longer than the other. Of one kind they are compared as they are told. */
export function canOutlast(one: Period, other: Period): boolean {
  if (one.kind === 'months' && other.kind === 'months') return one.months > other.months;
  if (one.kind === 'business-days' && other.kind === 'business-days') return one.days > other.days;
  return longestSeconds(one) > shortestSeconds(other);
}

/** For people: `3 days`, `4 h`, `20 min`. */
export function spellSeconds(seconds: number): string {
  if (seconds >= 2 * day) return `${Math.round(seconds / day)} days`;
  if (seconds >= 2 * 3_600) return `${Math.round((seconds / 3_600) * 10) / 10} h`;
  return `${Math.round(seconds / 60)} min`;
}
