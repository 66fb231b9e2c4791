import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';

/** Where time comes from. Tests pass one that they move by hand. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => parseInstant(new Date().toISOString()) };

/** The later of two instants: the time of a stream never goes backward, whatever the clock does. */
export function later(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > one ? other : one;
}
