import { isInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';

/** Where time comes from. Tests pass one that they move by hand. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = {
  now() {
    const text = new Date().toISOString();
    if (!isInstant(text)) throw new RangeError(`The clock of the machine says ${text}: set it.`);
    return text;
  },
};

/** The later of two instants: the time of a stream never goes backward, whatever the clock does. */
export function later(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > one ? other : one;
}
