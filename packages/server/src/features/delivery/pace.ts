/** How fast each channel may be used: a storm of pages must not spend what a provider allows for the next one. */
export interface Pace {
  /** Milliseconds to wait first; 0 takes one of the minute. */
  take(channel: string, perMinute: number): number;
}

const minute = 60_000;

/** Counts what left within the last minute, in this process. */
export function createPace(now: () => number): Pace {
  const left = new Map<string, number[]>();
  return {
    take(channel, perMinute) {
      const at = now();
      const recent = (left.get(channel) ?? []).filter((each) => each > at - minute);
      left.set(channel, recent);
      const [oldest] = recent;
      if (recent.length >= perMinute && oldest !== undefined) return Math.max(1_000, oldest + minute - at);
      recent.push(at);
      return 0;
    },
  };
}
