import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';

/** The clock of the machine, for the few instants a store sets by itself. */
export function systemClock(): Instant {
  return parseInstant(Temporal.Now.instant().toString());
}
