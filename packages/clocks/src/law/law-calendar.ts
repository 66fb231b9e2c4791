import { calendar } from '../calendar.ts';
import type { Calendar } from '../calendar.ts';
import law from './law-holidays.json' with { type: 'json' };

const { holidays: tables, ...span } = law;

const calendars: ReadonlyMap<string, Calendar> = new Map(
  Object.entries(tables).map(([id, holidays]) => [id, { id, ...span, holidays }]),
);

/** Saturdays and Sundays alone, where no country is known. Fewer holidays make a deadline earlier, never later. */
const weekendsOnly: Calendar = { id: 'weekends', version: 'no holidays', firstYear: 0, lastYear: 9999, holidays: [] };

/** The Member State whose time each zone keeps. */
const memberStateOf: ReadonlyMap<string, string> = new Map(
  [
    'AT Europe/Vienna',
    'BE Europe/Brussels',
    'BG Europe/Sofia',
    'CY Asia/Nicosia',
    'CY Asia/Famagusta',
    'CZ Europe/Prague',
    'DE Europe/Berlin',
    'DK Europe/Copenhagen',
    'EE Europe/Tallinn',
    'ES Europe/Madrid',
    'ES Atlantic/Canary',
    'ES Africa/Ceuta',
    'FI Europe/Helsinki',
    'FR Europe/Paris',
    'GR Europe/Athens',
    'HR Europe/Zagreb',
    'HU Europe/Budapest',
    'IE Europe/Dublin',
    'IT Europe/Rome',
    'LT Europe/Vilnius',
    'LU Europe/Luxembourg',
    'LV Europe/Riga',
    'MT Europe/Malta',
    'NL Europe/Amsterdam',
    'PL Europe/Warsaw',
    'PT Europe/Lisbon',
    'PT Atlantic/Azores',
    'PT Atlantic/Madeira',
    'RO Europe/Bucharest',
    'SE Europe/Stockholm',
    'SI Europe/Ljubljana',
    'SK Europe/Bratislava',
  ].map((line) => {
    const [country = '', zone = ''] = line.split(' ');
    return [zone, country];
  }),
);

/** ISO 3166-1 codes of the Member States of the European Union. */
export const memberStates: ReadonlySet<string> = new Set(memberStateOf.values());

/** Every calendar that a law can be counted by. `weekends` has no holidays. */
export const lawCalendarIds: readonly string[] = [...memberStates, 'BR', 'GB', 'US', 'weekends'].toSorted();

/** The calendar of a country, or undefined where there is no table for it. */
export function lawCalendar(id: string): Calendar | undefined {
  return id === weekendsOnly.id ? weekendsOnly : (calendar(id) ?? calendars.get(id));
}

/** The calendar of the Member State that a zone lies in; weekends alone where it lies in none. */
export function calendarOfZone(timeZone: string): Calendar {
  const country = memberStateOf.get(timeZone);
  return (country === undefined ? undefined : lawCalendar(country)) ?? weekendsOnly;
}
