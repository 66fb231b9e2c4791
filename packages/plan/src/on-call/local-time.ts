/** Milliseconds of a day of 24 hours. */
export const dayLength = 86_400_000;

/** A local date and time as the milliseconds it would be in UTC, so that days are added by counting. */
export function localOf(dateTime: string): number {
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime('UTC').epochMilliseconds;
}

/** "09:30" as milliseconds of the day. */
export function timeOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Days since 1970-01-01 of an instant, on the calendar of a zone. */
export function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / dayLength);
}

/**
 * The instant of a local time in a zone. A time that a change of clocks skips is the same time after the change; one
 * that stands twice is the earlier.
 */
export function instantOf(local: number, zone: string): number {
  const day = Math.floor(local / dayLength);
  const before = offsetOnDay(day - 1, zone);
  // No clock changes twice in three days.
  if (before === offsetOnDay(day + 2, zone)) return local - before;
  const dateTime = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
  return dateTime.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Offsets at the beginning of days in UTC, by zone: asking for one takes longer than all the rest. */
const offsets = new Map<string, Map<number, number>>();
const keptOffsets = 20_000;

function offsetOnDay(day: number, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const kept = ofZone.get(day);
  if (kept !== undefined) return kept;
  const offset = offsetAt(day * dayLength, zone);
  if (ofZone.size >= keptOffsets) ofZone.clear();
  ofZone.set(day, offset);
  return offset;
}

function offsetAt(instant: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}
