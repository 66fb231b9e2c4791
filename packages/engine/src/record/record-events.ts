import { sha256 } from '@noble/hashes/sha2.js';
import type { Instant } from '@muster/clocks';
import type { Actor } from '../actor.ts';
import { eventDefinitions } from '../events/all-events.ts';
import { writeEvent } from './encode-event.ts';
import type { EncodedEvent, Hash } from './encode-event.ts';
import { EventError } from './event-error.ts';
import type { Recorded, Unrecorded } from './recorded.ts';

/** Where a stream stands: its last version and the hash of that event. */
export interface Head {
  readonly version: number;
  readonly hash: string;
}

/** What all events of one command have in common. Time and ids come from here and nowhere else. */
export interface Envelope {
  readonly organisation: string;
  readonly actor: Actor;
  readonly command: string;
  readonly plan: string | null;
  readonly now: Instant;
  /** When it happened, where that is not now: a decision made by phone, an alert that began earlier. */
  readonly occurredAt?: Instant;
  readonly newId: () => string;
}

export interface RecordedBatch {
  /** As their bytes read. */
  readonly recorded: readonly Recorded[];
  readonly encoded: readonly EncodedEvent[];
  readonly head: Head;
}

/** Puts events behind the head of a stream: envelope, version, chain, bytes. */
export function recordEvents(
  stream: string,
  head: Head,
  events: readonly Unrecorded[],
  envelope: Envelope,
  hash: Hash = sha256,
): RecordedBatch {
  const recorded: Recorded[] = [];
  const encoded: EncodedEvent[] = [];
  let last = head;
  for (const event of events) {
    const next = writeEvent(wrap(stream, last, event, envelope), hash);
    recorded.push(next.recorded);
    encoded.push(next.encoded);
    last = { version: next.recorded.version, hash: next.encoded.hash };
  }
  return { recorded, encoded, head: last };
}

function wrap(stream: string, last: Head, event: Unrecorded, envelope: Envelope): Recorded {
  const definition = eventDefinitions.get(event.type);
  if (!definition) throw new EventError('unknown-type', `No event is called ${event.type}.`);
  return {
    id: envelope.newId(),
    organisation: envelope.organisation,
    stream,
    version: last.version + 1,
    type: event.type,
    schema: definition.version,
    data: event.data,
    actor: envelope.actor,
    command: envelope.command,
    plan: envelope.plan,
    occurredAt: envelope.occurredAt ?? envelope.now,
    knownAt: envelope.now,
    recordedAt: envelope.now,
    previous: last.hash,
  };
}
