let ahead = 0;

/** Countdowns count by the server's clock: that of a laptop may be minutes off. */
export function noteServerTime(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return;
  const difference = told - Date.now();
  // The header has whole seconds; below that it says nothing.
  ahead = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** Milliseconds since 1970, as the server counts them. */
export function serverNow(): number {
  return Date.now() + ahead;
}
