import type { Instant } from '@muster/clocks';
import type { CheckedAppend } from '../check-append.ts';
import { lastByKey } from '../sql/write-rows.ts';

/** The parameters of `append_records`: text as one JSON, bytes as arrays in the same order. */
export function appendParameters(append: CheckedAppend, now: Instant): readonly unknown[] {
  const { organisation, streams, counters, rows, timers, outbox, audit, contents, destroyed, answer, fence } = append;
  const events = streams.flatMap(({ stream, expectedVersion, events: added }) =>
    added.map((event, at) => ({ event, stream, version: expectedVersion + at + 1 })),
  );
  const parts = {
    now,
    answer: answer ?? {},
    fence: fence ?? {},
    streams: streams.map((part) => ({
      stream: part.stream,
      expected: part.expectedVersion,
      expected_hash: part.expectedHash,
      version: part.expectedVersion + part.events.length,
      hash: part.events.at(-1)?.hash,
    })),
    events: events.map(({ event, stream, version }) => ({ stream, version, id: event.id, type: event.type })),
    counters,
    // Of several changes to one thing the last stands: one statement may touch a row only once.
    rows: [...lastByKey(rows).values()],
    timers: [...new Map(timers.map((change) => [change.id, change])).values()],
    outbox,
    audit,
    contents: contents.map(({ id, commitment, bytes, mediaType }) => ({ id, commitment, bytes, mediaType })),
    destroyed,
  };
  return [
    organisation,
    JSON.stringify(parts),
    events.map(({ event }) => asBuffer(event.bytes)),
    events.map(({ event }) => Buffer.from(event.hash, 'hex')),
    contents.map(({ wrappedKey }) => asBuffer(wrappedKey)),
    contents.map(({ ciphertext }) => (ciphertext === null ? null : asBuffer(ciphertext))),
  ];
}

/** The driver writes Buffers as bytea, also within an array. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
