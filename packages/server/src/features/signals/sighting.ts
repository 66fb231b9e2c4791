import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { hash } from 'node:crypto';

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
}

/** Printable characters of ASCII: what can stand in an event and a row, and be read. */
const plainKey = /^[\x20-\x7e]{1,200}$/;

/** A key that any store takes: the source's own where it is short and plain, else its digest. */
export function plainKeyOf(text: string): string {
  return plainKey.test(text) ? text : `sha256:${hash('sha256', text, 'hex')}`;
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
