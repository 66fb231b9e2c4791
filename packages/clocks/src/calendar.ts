import de from './calendars/de.json' with { type: 'json' };
import fr from './calendars/fr.json' with { type: 'json' };
import gb from './calendars/gb.json' with { type: 'json' };
import ie from './calendars/ie.json' with { type: 'json' };
import us from './calendars/us.json' with { type: 'json' };

/**
 * The public holidays of one country that hold in the whole country, as a dated table. Days of single regions
 * are not in it: counting fewer holidays makes a deadline earlier, never later.
 */
export interface Calendar {
  /** ISO 3166-1 alpha-2 code: `IE`. */
  readonly id: string;
  /** Where the table comes from; recorded with every deadline counted by it. */
  readonly version: string;
  /** First and last year of the table, both included. A date outside is an error, never a guess. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** ISO dates in rising order: `2026-12-25`. */
  readonly holidays: readonly string[];
}

const calendars: ReadonlyMap<string, Calendar> = new Map([de, fr, gb, ie, us].map((table) => [table.id, table]));

/** The ids of all calendars, in alphabetical order. */
export const calendarIds: readonly string[] = [...calendars.keys()];

/** The calendar of a country, or undefined where there is no table for it. */
export function calendar(id: string): Calendar | undefined {
  return calendars.get(id);
}
