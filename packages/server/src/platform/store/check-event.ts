import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { checkText, eachString } from './check-text.ts';
import { limits } from './limits.ts';
import { parseJson } from './parse-json.ts';
import type { EncodedEvent, JsonValue } from './store.ts';
import { StoreError } from './store-error.ts';

/** Where an event claims to stand, and what it must therefore say of itself. */
export interface EventPlace {
  readonly organisation: string;
  readonly stream: string;
  readonly version: number;
  /** Hash of the event before it; 64 zeros for the first. */
  readonly previous: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Refuses (`invalid`) an event whose bytes are not what they are said to be: hash, RFC 8785 form, and the place they
 * name. Every event is checked, not a sample: it costs about 5 µs for 500 bytes, on the caller's thread while the
 * writer inserts the ones before (docs/adr/0002).
 */
export function checkEvent(event: EncodedEvent, place: EventPlace): void {
  const where = `Event ${place.version} of ${place.stream}`;
  if (event.bytes.length > limits.eventBytes)
    throw new StoreError('invalid', `${where} has ${event.bytes.length} bytes; at most ${limits.eventBytes} are kept.`);
  if (hash('sha256', event.bytes, 'hex') !== event.hash)
    throw new StoreError('invalid', `${where} does not hash to ${event.hash}; encode it again.`);
  const said = readCanonical(where, event.bytes);
  const expected = { ...place, id: event.id, type: event.type };
  for (const [field, value] of Object.entries(expected))
    if (said[field] !== value)
      throw new StoreError('invalid', `${where} says ${field} ${JSON.stringify(said[field])}; it must be ${value}.`);
}

function readCanonical(where: string, bytes: Uint8Array): { readonly [field: string]: JsonValue } {
  try {
    const text = decoder.decode(bytes);
    const value = parseJson(text);
    if (!isObject(value)) throw new Error('It is not a JSON object.');
    if (!looksCanonical(text, value)) demandCanonical(text, value);
    return value;
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('invalid', `${where} is not canonical JSON (RFC 8785); encode it again.`, { cause });
  }
}

/**
 * The native serializer differs from RFC 8785 in nothing but the order of keys, and lets lone surrogates pass as
 * escapes. So equal text, sorted keys and no escape of that kind prove the form at a third of the price of a canonicalizer.
 */
function looksCanonical(text: string, value: JsonValue): boolean {
  return !text.includes('\\u') && JSON.stringify(value) === text && isSorted(value);
}

function isSorted(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (isArray(value)) return value.every(isSorted);
  let before: string | null = null;
  for (const key in value) {
    if (before !== null && key < before) return false;
    before = key;
    const part = value[key];
    if (part !== undefined && !isSorted(part)) return false;
  }
  return true;
}

/** The slow and last word: escapes, and keys that look like numbers (which JavaScript puts first). */
function demandCanonical(text: string, value: JsonValue): void {
  if (canonicalize(value) !== text) throw new Error('Its canonical form differs.');
  eachString(value, (part) => checkText('Its text', part));
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return value !== null && typeof value === 'object' && !isArray(value);
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
