import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { IntakeMappingEvent } from '@muster/engine';
import { atPointer } from './json-pointer.ts';

export type Mapping = IntakeMappingEvent['data']['mapping'];
type Place = Mapping['title'];

export interface MappedDocument {
  readonly title: string | null;
  readonly system: string | null;
  readonly key: string | null;
  readonly group: string | null;
  readonly startsAt: Instant | null;
  readonly resolved: boolean;
  /** What the mapping asks for and the document does not give; `at` is a JSON pointer into the mapping. */
  readonly faults: readonly MappingFault[];
}

export interface MappingFault {
  readonly at: string;
  readonly message: string;
}

/** Reads a document by a mapping. It never fails: what is not there is null, and said among the faults. */
export function applyMapping(mapping: Mapping, document: unknown, systems: ReadonlySet<string>): MappedDocument {
  const faults: MappingFault[] = [];
  const read = (name: 'title' | 'system' | 'key' | 'group' | 'startsAt'): string | number | null => {
    const found = readPlace(mapping[name], document);
    if (found === null && asks(mapping[name])) faults.push({ at: `/${name}/at`, message: nothing(mapping[name].at) });
    return found;
  };
  const system = textOf(read('system'));
  const isKnown = system === null || systems.has(system);
  if (!isKnown) faults.push({ at: '/system', message: `The plan has no AI system "${shown(system)}".` });
  const begins = read('startsAt');
  const startsAt = begins === null ? null : instantOf(begins);
  if (begins !== null && startsAt === null)
    faults.push({ at: '/startsAt', message: `"${shown(String(begins))}" is no instant.` });
  return {
    title: textOf(read('title')),
    system: isKnown ? system : null,
    key: textOf(read('key')),
    group: textOf(read('group')),
    startsAt,
    resolved: isResolved(mapping.resolved, document),
    faults,
  };
}

/** The first pointer that leads to a text, a number or yes or no; objects and lists are no values. */
function readPlace({ at, values, otherwise }: Place, document: unknown): string | number | null {
  for (const pointer of at) {
    const found = scalar(atPointer(document, pointer));
    if (found !== null) return Object.hasOwn(values, String(found)) ? (values[String(found)] ?? null) : found;
  }
  return otherwise;
}

function scalar(value: unknown): string | number | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function asks({ at }: Place): boolean {
  return at.length > 0;
}

function nothing(at: readonly string[]): string {
  return `${at.map((pointer) => `"${pointer}"`).join(', ')} leads to no value in the document, and there is no other.`;
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

function isResolved({ at, is }: Mapping['resolved'], document: unknown): boolean {
  return at.some((pointer) => {
    const found = scalar(atPointer(document, pointer));
    return found !== null && is.includes(String(found));
  });
}

/** Numbers below this are seconds since 1970 (until the year 5138), others milliseconds. */
const firstMilliseconds = 100_000_000_000;

function instantOf(value: string | number): Instant | null {
  const number = typeof value === 'number' ? value : /^\d{9,14}$/.test(value) ? Number(value) : null;
  try {
    if (number === null) return parseInstant(String(value));
    return parseInstant(new Date(number < firstMilliseconds ? number * 1_000 : number).toISOString());
  } catch {
    return null;
  }
}

/** As much of a foreign text as fits into a sentence. */
function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
