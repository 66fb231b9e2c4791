import { hash } from 'node:crypto';
import type { StoredEvent, StreamHead } from './store.ts';
import { StoreError } from './store-error.ts';

/** An event as a database keeps it: the hash as 32 raw bytes. */
export interface KeptEvent {
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  readonly ledgerIndex: number | null;
}

/** An event as it is handed out, hashed again on the way. A row that does not hash to what it says is `corrupt`. */
export function verifyEvent(kept: KeptEvent, stream: string): StoredEvent {
  const actual = hash('sha256', kept.bytes, 'hex');
  const said = Buffer.from(kept.hash.buffer, kept.hash.byteOffset, kept.hash.byteLength).toString('hex');
  if (actual !== said) throw corrupt(stream, kept.version, `its bytes hash to ${actual}, its row says ${said}`);
  const { version, id, type, bytes, ledgerIndex } = kept;
  return { stream, version, id, type, bytes: plainBytes(bytes), hash: said, ledgerIndex };
}

/**
 * The events of a stream after a version, up to its head: none missing, each naming the one before, the last one the
 * head. Anything else is `corrupt` and names stream and version.
 */
export function verifyStream(
  kept: readonly KeptEvent[],
  stream: string,
  head: StreamHead,
  after: number,
): StoredEvent[] {
  const events: StoredEvent[] = [];
  let previous: string | null = null;
  for (const row of kept) {
    const version = after + events.length + 1;
    if (row.version !== version) throw corrupt(stream, version, 'it is missing');
    const event = verifyEvent(row, stream);
    if (previous !== null && !names(event.bytes, previous))
      throw corrupt(stream, version, 'it does not name the one before');
    previous = event.hash;
    events.push(event);
  }
  if (after + events.length < head.version) throw corrupt(stream, after + events.length + 1, 'it is missing');
  if (previous !== null && previous !== head.hash)
    throw corrupt(stream, head.version, 'the head of its stream names another');
  return events;
}

/** Canonical JSON spells a field in one way only, and a quote within a string is escaped: finding it is reading it. */
function names(bytes: Uint8Array, previous: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    `"previous":"${previous}"`,
    0,
    'latin1',
  );
}

function corrupt(stream: string, version: number, why: string): StoreError {
  return new StoreError(
    'corrupt',
    `Event ${version} of ${stream} is damaged: ${why}. Other streams are not touched; restore this one from a back-up.`,
  );
}

/** A plain view on bytes that a driver may have handed out as a Buffer. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes;
}
