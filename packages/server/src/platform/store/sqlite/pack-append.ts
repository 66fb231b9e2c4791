import type { CheckedAppend } from '../check-append.ts';
import type { StreamAppend } from '../store.ts';

/** The events of one stream for the way to another thread: one buffer that moves, not thousands that are copied. */
export interface PackedStream {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly expectedHash: string;
  readonly ids: readonly string[];
  readonly types: readonly string[];
  /** The hashes, 32 bytes each, then the bytes of all events. */
  readonly buffer: Uint8Array<ArrayBuffer>;
  /** Where the bytes of each event end in the buffer. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export interface PackedAppend extends Omit<CheckedAppend, 'streams'> {
  readonly streams: readonly PackedStream[];
}

export function packAppend(append: CheckedAppend): PackedAppend {
  return { ...append, streams: append.streams.map(packStream) };
}

/** The buffers that move with a packed append. */
export function transfersOf(append: PackedAppend): ArrayBuffer[] {
  return append.streams.flatMap(({ buffer, ends }) => [buffer.buffer, ends.buffer]);
}

function packStream({ stream, expectedVersion, expectedHash, events }: StreamAppend): PackedStream {
  const hashBytes = events.length * 32;
  const size = events.reduce((sum, { bytes }) => sum + bytes.length, hashBytes);
  // Not from the pool: a pooled buffer shares its memory and cannot move.
  const buffer = Buffer.allocUnsafeSlow(size);
  const ends = new Uint32Array(events.length);
  let end = hashBytes;
  events.forEach((event, at) => {
    buffer.write(event.hash, at * 32, 'hex');
    buffer.set(event.bytes, end);
    end += event.bytes.length;
    ends[at] = end;
  });
  const ids = events.map(({ id }) => id);
  const types = events.map(({ type }) => type);
  return { stream, expectedVersion, expectedHash, ids, types, buffer, ends };
}
