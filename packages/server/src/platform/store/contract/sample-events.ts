import { hash, randomUUIDv7 } from 'node:crypto';
import canonicalize from 'canonicalize';
import { noHash } from '../check-append.ts';
import type { EncodedEvent, JsonValue, StreamAppend, StreamHead } from '../store.ts';

/** An event of about 450 bytes in the shape of the real envelope. */
export function sampleEvent(
  organisation: string,
  stream: string,
  head: StreamHead | null,
  data: JsonValue = { fact: 'people-affected', state: 'value', value: 1200 },
): EncodedEvent {
  const id = randomUUIDv7();
  const at = '2026-11-23T09:30:00.000Z';
  return encodeJson({
    id,
    organisation,
    stream,
    version: (head?.version ?? 0) + 1,
    type: 'fact-recorded',
    schema: 1,
    data,
    actor: { kind: 'person', id: 'security-lead' },
    command: 'c-1',
    plan: null,
    occurredAt: at,
    knownAt: at,
    recordedAt: at,
    previous: head?.hash ?? noHash,
  });
}

/** Canonical bytes of any JSON, said to be an event. */
export function encodeJson(event: { readonly id: string; readonly type: string; readonly [key: string]: JsonValue }) {
  return encodeText(event.id, event.type, canonicalize(event) ?? '');
}

/** Any text, said to be an event, with its right hash. */
export function encodeText(id: string, type: string, text: string): EncodedEvent {
  const bytes = new TextEncoder().encode(text);
  return { id, type, bytes, hash: hash('sha256', bytes, 'hex') };
}

/** The next `count` events of a stream. */
export function streamAppend(
  organisation: string,
  stream: string,
  head: StreamHead | null = null,
  count = 1,
): StreamAppend {
  const events: EncodedEvent[] = [];
  let last = head;
  for (let made = 0; made < count; made++) {
    const event = sampleEvent(organisation, stream, last);
    events.push(event);
    last = { version: (last?.version ?? 0) + 1, hash: event.hash };
  }
  return { stream, expectedVersion: head?.version ?? 0, expectedHash: head?.hash ?? noHash, events };
}

/** Where a stream stands after an append. */
export function headAfter(append: StreamAppend): StreamHead {
  return {
    version: append.expectedVersion + append.events.length,
    hash: append.events.at(-1)?.hash ?? append.expectedHash,
  };
}
