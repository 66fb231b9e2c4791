import { fromUtf8 } from './bytes.ts';
import { isRecord } from './canonical-json.ts';
import { PACK_LIMITS } from './pack-limits.ts';

/** One line of a `.jsonl` part. */
export interface PartLine<Value> {
  /** Position of its first byte in the part. */
  readonly at: number;
  /** What it says, or `undefined` where it is not in its one canonical form. */
  readonly value: Value | undefined;
}

/** How to read and write one kind of line. `format` writes canonical JSON (RFC 8785) without the newline. */
export interface LineForm<Value> {
  readonly parse: (json: Readonly<Record<string, unknown>>) => Value | undefined;
  readonly format: (value: Value) => string;
}

const NEWLINE = 0x0a;

/**
 * Reads the lines of a part one by one. A line counts only if writing its value again gives the same line; so spaces,
 * another order of members, a duplicate member or another spelling are all found.
 */
export function* partLines<Value>(part: Uint8Array, form: LineForm<Value>): Generator<PartLine<Value>> {
  let at = 0;
  let damaged = 0;
  while (at < part.length && damaged <= PACK_LIMITS.damagedLines) {
    const end = part.indexOf(NEWLINE, at);
    const value = end < 0 ? undefined : valueOf(part.subarray(at, end), form);
    if (value === undefined) damaged += 1;
    yield { at, value };
    at = end < 0 ? part.length : end + 1;
  }
}

function valueOf<Value>(line: Uint8Array, form: LineForm<Value>): Value | undefined {
  const text = line.length > PACK_LIMITS.lineBytes ? undefined : fromUtf8(line);
  const json = text === undefined ? undefined : recordOf(text);
  const value = json === undefined ? undefined : form.parse(json);
  return value !== undefined && form.format(value) === text ? value : undefined;
}

function recordOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
