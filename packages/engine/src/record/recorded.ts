import type { Instant } from '@muster/clocks';
import type { Actor } from '../actor.ts';

/** What a decision brings forth: an event without its envelope. */
export interface Unrecorded {
  readonly type: string;
  readonly data: unknown;
}

/**
 * An event as it is kept: its RFC 8785 canonical JSON is what the chain, the ledger and a pack hash.
 *
 * - `occurredAt`: when it happened in the world; `knownAt`: when somebody here knew; `recordedAt`: when it was written.
 * - `previous`: lower-case hex SHA-256 of the canonical bytes of the stream's event before; 64 zeros for the first.
 * - `plan`: the plan version the event was decided under; null for streams that have none.
 * - `command`: the id of the command that brought it; all events of one command share it.
 */
export interface Recorded<Event extends Unrecorded = Unrecorded> {
  readonly id: string;
  readonly organisation: string;
  readonly stream: string;
  readonly version: number;
  readonly type: Event['type'];
  readonly schema: number;
  readonly data: Event['data'];
  readonly actor: Actor;
  readonly command: string;
  readonly plan: string | null;
  readonly occurredAt: Instant;
  readonly knownAt: Instant;
  readonly recordedAt: Instant;
  readonly previous: string;
}

/** The hash before the first event of a stream. */
export const noPrevious = '0'.repeat(64);
