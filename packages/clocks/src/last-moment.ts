/** One millisecond before the next day begins there, whatever the clocks do in the night. */
export function lastMomentOf(day: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ milliseconds: 1 });
}
