import type { Instant } from '@muster/clocks';

/** One signal as a source tells of it now: what a mapper makes of an alert, a report or a notice. Content is text still. */
export interface Sighting {
  readonly source: string;
  /** The same for every telling of the same signal. */
  readonly key: string;
  /** The same for signals that belong together. */
  readonly groupKey: string;
  readonly system: string | null;
  readonly status: 'firing' | 'resolved';
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
  readonly receivedAt: Instant;
  /** Canonical JSON of what the source said. */
  readonly content: string;
}
