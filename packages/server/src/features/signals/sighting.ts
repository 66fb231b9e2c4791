import { parseInstant } from '@muster/clocks';
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

/** What a mapper made of a body: sightings, or why it could not. */
export type Mapped =
  | { readonly kind: 'sightings'; readonly sightings: readonly Sighting[] }
  | { readonly kind: 'unreadable'; readonly why: string };

/** A mapper's view of the world: when the body came, and the AI systems of the plan in force. */
export interface MapContext {
  readonly receivedAt: Instant;
  readonly systems: ReadonlySet<string>;
  /**
   * A keyed digest. Whatever a source chose may hold a person's name; keys stand in events, which are never destroyed,
   * so only digests of them do.
   */
  readonly nameOf: (text: string | Uint8Array) => string;
}

/** The instant that a source wrote, or null where it wrote none. */
export function instantOf(text: unknown): Instant | null {
  if (typeof text !== 'string') return null;
  try {
    return parseInstant(text);
  } catch {
    return null;
  }
}
