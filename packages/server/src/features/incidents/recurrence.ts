import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';

/** The month that is looked through now: the one before the present one, in the organisation's own time. */
export interface Month {
  /** `2026-10`. */
  readonly month: string;
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
  /** A week into the next month. */
  readonly due: Instant;
}

const weekDays = 7;

export function monthBefore(now: Instant, timeZone: string): Month {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const next = here.with({ day: 1 }).startOfDay();
  const first = next.subtract({ months: 1 }).startOfDay();
  return {
    month: first.toPlainDate().toPlainYearMonth().toString(),
    from: parseInstant(first.toInstant().toString()),
    to: parseInstant(next.toInstant().toString()),
    due: parseInstant(next.add({ days: weekDays }).toInstant().toString()),
  };
}
