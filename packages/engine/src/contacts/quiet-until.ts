import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { QuietHours } from '../events/contact-fields.ts';

/** When the quiet hours end that hold at an instant; null outside of them. From is in them, to is not. */
export function quietUntil({ from, to, zone }: QuietHours, now: Instant): Instant | null {
  if (from === to) return null;
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const today = here.toPlainDate();
  const time = here.toPlainTime().toString({ smallestUnit: 'minute' });
  const isOverMidnight = to < from;
  const isQuiet = isOverMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return null;
  const day = isOverMidnight && time >= from ? today.add({ days: 1 }) : today;
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant().toString();
  // Where the clocks go back within them, the same time of day comes twice: the later one is meant, never one that is past.
  const ends = parseInstant(end);
  return ends > now ? ends : null;
}
