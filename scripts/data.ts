// Writes the dated holiday tables of packages/clocks from date-holidays. Run it to add years or countries:
//   npm run data
// The tables are facts of public law, dated, and versioned by their source: a deadline records the version it was
// counted by. Only holidays that hold in the whole country are taken.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import holidaysPackage from 'date-holidays/package.json' with { type: 'json' };

const countries = ['DE', 'FR', 'GB', 'IE', 'US'];
const firstYear = 2025;
const lastYear = 2034;
const folder = join(import.meta.dirname, '..', 'packages', 'clocks', 'src', 'calendars');

for (const country of countries) {
  const table = {
    id: country,
    version: `date-holidays ${holidaysPackage.version}, ${firstYear} to ${lastYear}`,
    firstYear,
    lastYear,
    holidays: holidaysOf(country),
  };
  const path = join(folder, `${country.toLowerCase()}.json`);
  writeFileSync(path, `${JSON.stringify(table, null, 1)}\n`);
  process.stdout.write(`${country}: ${table.holidays.length} holidays\n`);
}

/**
 * ISO dates in rising order, each once. A New Year's Day that is kept on 31 December belongs to the source's next
 * year, so one year more is read on each side. Throws when a year has none: a silent gap would move deadlines.
 */
function holidaysOf(country: string): string[] {
  const source = new Holidays(country);
  const dates = new Set<string>();
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    const found = source.getHolidays(year).filter((holiday) => holiday.type === 'public');
    if (found.length === 0) throw new Error(`date-holidays knows no public holiday of ${country} in ${year}.`);
    for (const holiday of found) dates.add(holiday.date.slice(0, 10));
  }
  return [...dates].filter((date) => date >= `${firstYear}` && date < `${lastYear + 1}`).toSorted();
}
