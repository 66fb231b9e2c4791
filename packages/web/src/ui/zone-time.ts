/** The instant of a local time of a zone; null for what is no time. */
export function instantOf(local: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

/** The local time now, to the minute. */
export function localNow(zone: string): string {
  return Temporal.Now.plainDateTimeISO(zone).toString({ smallestUnit: 'minute' });
}

/** An instant as people of the zone say it: `Sun, 27 Dec, 03:10`; with its year where that may not be plain. */
export function spellInZone(at: string, zone: string, year?: 'with-year'): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const options = { ...day, hour: '2-digit', minute: '2-digit', timeZone: zone } as const;
  return new Intl.DateTimeFormat('en-GB', year === undefined ? options : { ...options, year: 'numeric' }).format(
    Date.parse(at),
  );
}
