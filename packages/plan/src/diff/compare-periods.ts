import type { Period } from '@muster/clocks';

/** Which of two periods is longer, or null where it depends on the day they begin. */
export function longerPeriod(before: Period, after: Period): 'before' | 'after' | null {
  const [one, other] = [bounds(before), bounds(after)];
  if (one === null || other === null || one.unit !== other.unit) return null;
  if (one.most < other.least) return 'after';
  return other.most < one.least ? 'before' : null;
}

interface Bounds {
  readonly unit: 'days' | 'business-days';
  readonly least: number;
  readonly most: number;
}

function bounds(period: Period): Bounds | null {
  switch (period.kind) {
    case 'elapsed':
      return { unit: 'days', least: period.seconds / 86_400, most: period.seconds / 86_400 };
    case 'months':
      // A month has 28 to 31 days, and twelve have 365 or 366.
      return { unit: 'days', least: period.months * 30.4 - 2.5, most: period.months * 30.5 + 2.5 };
    case 'business-days':
      return { unit: 'business-days', least: period.days, most: period.days };
    case 'same-business-day':
      return null;
  }
}
