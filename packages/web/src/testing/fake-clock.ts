/** Instants of the made-up world, counted from when it was made. */
export interface FakeClock {
  readonly at: (minutes: number) => string;
}

export function fakeClock(now: number): FakeClock {
  return { at: (minutes) => new Date(now + minutes * 60_000).toISOString() };
}
