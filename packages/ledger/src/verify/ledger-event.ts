import { isHex64 } from './bytes.ts';
import { canonicalJson, isRecord } from './canonical-json.ts';
import { isUuid } from './manifest.ts';
import { PACK_LIMITS } from './pack-limits.ts';

/** A reference to content that stands outside the event and can be destroyed. */
export interface ContentRef {
  readonly id: string;
  /** Hex SHA-256 of the 32-byte salt followed by the bytes. */
  readonly commitment: string;
  /** Length without the salt. */
  readonly bytes: number;
}

/** What verification reads of an event. The rest of its members are the engine's matter. */
export interface LedgerEvent {
  readonly id: string;
  readonly organisation: string;
  readonly stream: string;
  /** From 1, dense in its stream. */
  readonly version: number;
  /** Hex SHA-256 of the canonical bytes of the stream's event before; 64 zeros for version 1. */
  readonly previous: string;
  /** Hex SHA-256 of the compiled plan that the event was made under, where it names one. */
  readonly plan: string | undefined;
  /** What people call the stream's subject, where the event names it. */
  readonly reference: string | undefined;
  /** Every content reference, anywhere in the event. */
  readonly refs: readonly ContentRef[];
  /** How many objects look like a reference and are none. */
  readonly malformedRefs: number;
}

/** Reads an event from its canonical JSON. Returns in a sentence why it cannot. */
export function parseLedgerEvent(text: string): LedgerEvent | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  // The walk goes first: it bounds the depth before anything else looks inside.
  const found = findRefs(json);
  if (found === undefined) return `it nests deeper than ${PACK_LIMITS.jsonDepth}`;
  if (canonicalJson(json) !== text) return 'it is not in canonical form (RFC 8785)';
  if (!isRecord(json)) return 'it is not an object';
  const { id, organisation, stream, version, type, recordedAt, previous, plan, reference } = json;
  if (!isFilled(id) || !isFilled(organisation) || !isFilled(stream) || !isFilled(type) || !isFilled(recordedAt)) {
    return 'id, organisation, stream, type and recordedAt must be texts that are not empty';
  }
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1)
    return 'version must be a whole number from 1';
  if (!isHex64(previous)) return 'previous must be 64 hex digits';
  return {
    id,
    organisation,
    stream,
    version,
    previous,
    plan: isHex64(plan) ? plan : undefined,
    reference: typeof reference === 'string' ? reference : undefined,
    ...found,
  };
}

function findRefs(root: unknown): { readonly refs: ContentRef[]; readonly malformedRefs: number } | undefined {
  const refs: ContentRef[] = [];
  let malformedRefs = 0;
  // A list of what is left to visit, not recursion: the depth is the attacker's to choose.
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > PACK_LIMITS.jsonDepth) return undefined;
    for (const member of Object.values(value)) {
      if (typeof member === 'object') left.push({ value: member, depth: depth + 1 });
    }
    if (!isRecord(value) || value['ref'] !== 'content') continue;
    const ref = contentRef(value);
    if (ref === undefined) malformedRefs += 1;
    else refs.push(ref);
  }
  return { refs, malformedRefs };
}

function contentRef(json: Readonly<Record<string, unknown>>): ContentRef | undefined {
  const { id, commitment, bytes, mediaType } = json;
  if (!isUuid(id) || !isHex64(commitment) || typeof mediaType !== 'string') return undefined;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined;
  return { id, commitment, bytes };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
