import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Clock } from '../platform/time/clock.ts';

/** A clock that stands until it is moved. */
export interface HandClock extends Clock {
  /** Moves it forward, or backward with a negative number. */
  pass(milliseconds: number): void;
  set(instant: Instant): void;
}

export function handClock(start = '2026-11-23T09:00:00Z'): HandClock {
  let at = parseInstant(start);
  return {
    now: () => at,
    pass(milliseconds) {
      at = addMilliseconds(at, milliseconds);
    },
    set(instant) {
      at = instant;
    },
  };
}
