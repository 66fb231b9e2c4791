import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { eventDefinitions } from '../events/all-events.ts';
import { EventError } from './event-error.ts';
import type { Recorded } from './recorded.ts';

/** SHA-256 over bytes, 32 bytes out. The default is portable; a server passes its faster own. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex SHA-256 of `bytes`. */
  readonly hash: string;
}

/** The bytes of an event, and what whoever reads them finds. */
export interface WrittenEvent {
  readonly encoded: EncodedEvent;
  readonly recorded: Recorded;
}

/** The bytes of an event and their hash: see `writeEvent`. */
export function encodeEvent(event: Recorded, hash: Hash = sha256): EncodedEvent {
  return writeEvent(event, hash).encoded;
}

/**
 * The bytes of an event, RFC 8785 canonical JSON, and their hash. The only maker of event bytes, so it checks the data
 * against the event's own definition, as the bytes have it. Throws EventError `unknown-type`, `wrong-shape` or
 * `not-plain-text` (a NUL or a lone surrogate, which databases and other readers do not keep).
 */
export function writeEvent(event: Recorded, hash: Hash): WrittenEvent {
  const definition = eventDefinitions.get(event.type);
  if (!definition || definition.version !== event.schema)
    throw new EventError(
      'unknown-type',
      `No event ${event.type} of schema ${event.schema} is written by this version.`,
    );
  const text = canonicalText(event);
  const checked = definition.data.safeParse(dataIn(text));
  if (!checked.success) throw new EventError('wrong-shape', `${event.type}: ${checked.error.message}`);
  const bytes = utf8ToBytes(text);
  return {
    encoded: { id: event.id, type: event.type, bytes, hash: bytesToHex(hash(bytes)) },
    recorded: { ...event, data: checked.data },
  };
}

function dataIn(text: string): unknown {
  const event: unknown = JSON.parse(text);
  return typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined;
}

function canonicalText(event: Recorded): string {
  try {
    const text = canonicalize(event);
    if (text === undefined || text.includes('\\u0000')) throw new Error('It holds a NUL.');
    return text;
  } catch (cause) {
    throw new EventError('not-plain-text', `${event.type} has text that cannot be kept byte for byte.`, { cause });
  }
}
