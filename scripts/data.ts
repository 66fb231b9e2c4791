// Writes the dated holiday tables of packages/clocks from date-holidays. Run it to add years or countries:
//   npm run data
// The tables are facts of public law, dated, and versioned by their source: a deadline records the version it was
// counted by. Only holidays that hold in the whole country are taken.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import holidaysPackage from 'date-holidays/package.json' with { type: 'json' };

const countries = ['DE', 'FR', 'GB', 'IE', 'US'];
// What only the counting rules of laws ask for: the other Member States, and Brazil.
const lawCountries = 'AT BE BG BR CY CZ DK EE ES FI GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const firstYear = 2025;
const lastYear = 2034;
const source = join(import.meta.dirname, '..', 'packages', 'clocks', 'src');

for (const country of countries) {
  write(join('calendars', `${country.toLowerCase()}.json`), { id: country, ...span(), holidays: holidaysOf(country) });
}
const holidays = Object.fromEntries(lawCountries.map((country) => [country, holidaysOf(country)]));
write(join('law', 'law-holidays.json'), { ...span(), holidays });

function span() {
  return { version: `date-holidays ${holidaysPackage.version}, ${firstYear} to ${lastYear}`, firstYear, lastYear };
}

function write(path: string, table: object): void {
  writeFileSync(join(source, path), `${JSON.stringify(table, null, 1)}\n`);
  process.stdout.write(`${path}\n`);
}

/**
 * ISO dates in rising order, each once. A New Year's Day that is kept on 31 December belongs to the source's next
 * year, so one year more is read on each side. Throws when a year has none: a silent gap would move deadlines.
 */
function holidaysOf(country: string): string[] {
  const known = new Holidays(country);
  const dates = new Set<string>();
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    const found = known.getHolidays(year).filter((holiday) => holiday.type === 'public');
    if (found.length === 0) throw new Error(`date-holidays knows no public holiday of ${country} in ${year}.`);
    for (const holiday of found) dates.add(holiday.date.slice(0, 10));
  }
  return [...dates].filter((date) => date >= `${firstYear}` && date < `${lastYear + 1}`).toSorted();
}
