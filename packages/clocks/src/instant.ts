/** A moment in UTC with milliseconds, `2026-11-23T09:30:00.000Z`. Of one width, so that text order is time order. */
export type Instant = string & { readonly __instant: unique symbol };

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for text in the one canonical spelling; says nothing of whether the calendar has such a day. */
export function isInstant(text: string): text is Instant {
  return shape.test(text);
}

/** Reads an ISO 8601 instant with any offset into its one canonical spelling. Throws RangeError for anything else. */
export function parseInstant(text: string): Instant {
  return spelled(Temporal.Instant.from(text).round('millisecond'));
}

/** The instant so many milliseconds after (or, when negative, before) another. */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  const moved = Temporal.Instant.from(instant).epochMilliseconds + milliseconds;
  return spelled(Temporal.Instant.fromEpochMilliseconds(moved));
}

/** Milliseconds from one instant to a later one; negative when it is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}

function spelled(moment: Temporal.Instant): Instant {
  const text = moment.toString({ fractionalSecondDigits: 3 });
  if (!isInstant(text)) throw new RangeError(`Not an instant of the years 0000 to 9999: ${text}`);
  return text;
}
