import de from '../../calendars/de.json' with { type: 'json' };
import fr from '../../calendars/fr.json' with { type: 'json' };
import ie from '../../calendars/ie.json' with { type: 'json' };
import us from '../../calendars/us.json' with { type: 'json' };
import law from '../law-holidays.json' with { type: 'json' };

/** One day of a place: when it began, and when the next did. */
export interface Day {
  readonly date: string;
  readonly from: number;
  readonly until: number;
  readonly works: boolean;
}

/** The zones that random cases are counted in, with the country whose holidays count there. */
export const placesOfTests: Readonly<Record<string, readonly string[]>> = {
  'Europe/Dublin': ie.holidays,
  'Europe/Berlin': de.holidays,
  'Europe/Paris': fr.holidays,
  'Europe/Brussels': law.holidays.BE,
  'Europe/Athens': law.holidays.GR,
  'Atlantic/Azores': law.holidays.PT,
  UTC: [],
};

const halfHour = 1_800_000;
const tables = new Map<string, readonly Day[]>();

/** Every day of 2025 to 2029 there, found by asking the platform's date formatter every half hour what day it is. */
export function daysOf(zone: string, country?: 'US' | 'BR'): readonly Day[] {
  const key = `${zone} ${country ?? ''}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const holidays = new Set(
    country === undefined ? placesOfTests[zone] : country === 'US' ? us.holidays : law.holidays.BR,
  );
  const days = walk(zone, holidays);
  tables.set(key, days);
  return days;
}

/** `2026-11-26 10:00:00`, on the wall clock there. */
export function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at);
}

function walk(zone: string, holidays: ReadonlySet<string>): readonly Day[] {
  const clock = wallClock(zone);
  const days: Day[] = [];
  let from = 0;
  let date = '';
  for (let at = Date.UTC(2024, 11, 31); at < Date.UTC(2030, 0, 1); at += halfHour) {
    const today = clock(at).slice(0, 10);
    if (today === date) continue;
    if (date !== '') days.push({ date, from, until: at, works: works(date, holidays) });
    from = at;
    date = today;
  }
  return days;
}

function works(date: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}
