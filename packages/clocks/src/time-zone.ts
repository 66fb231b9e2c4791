/** The name of a time zone as the IANA database spells it; null for none. An offset is no zone: it knows no summer. */
export function timeZoneNamed(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,60}$/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** Whether the IANA database has a time zone of that name. */
export function isTimeZone(name: string): boolean {
  return timeZoneNamed(name) !== null;
}
