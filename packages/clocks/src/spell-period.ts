import type { Period } from './period.ts';

/** A period in the words of a plan, in the greatest unit that is whole: what parsePeriod reads back as the same period. */
export function spellPeriod(period: Period): string {
  switch (period.kind) {
    case 'elapsed':
      return spellSeconds(period.seconds);
    case 'months':
      return period.months % 12 === 0 ? count(period.months / 12, 'year') : count(period.months, 'month');
    case 'business-days':
      return count(period.days, 'business day');
    case 'same-business-day': {
      const { at, atMostSeconds } = period;
      const never = atMostSeconds === null ? '' : `, never later than ${spellSeconds(atMostSeconds)}`;
      return `${at} of the same business day${never}`;
    }
  }
}

/** Up to a day in hours: "24 h" is how a plan and a law say it. */
function spellSeconds(seconds: number): string {
  const whole = (unit: number) => seconds % unit === 0;
  if (whole(604_800)) return count(seconds / 604_800, 'week');
  if (whole(86_400) && seconds > 86_400) return count(seconds / 86_400, 'day');
  if (whole(3_600)) return `${seconds / 3_600} h`;
  return whole(60) ? `${seconds / 60} min` : `${seconds} s`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
