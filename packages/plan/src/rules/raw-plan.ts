import type { Path } from '../fault.ts';
import type { PlainValue } from '../yaml/read-yaml.ts';

/** A value of the plan's text with its place. */
export interface Placed {
  readonly path: Path;
  readonly value: PlainValue;
}

/**
 * Everything at a place of the raw plan: `*` stands for each key of a map or each entry of a list. Looking at the raw
 * plan lets every reference be judged although some other part of the plan has the wrong shape.
 */
export function valuesAt(plan: PlainValue, place: string): Placed[] {
  let found: Placed[] = [{ path: [], value: plan }];
  for (const part of place.split('.')) found = found.flatMap((placed) => step(placed, part));
  return found;
}

/** The keys of a map of the raw plan, or none where there is no map. */
export function keysAt(plan: PlainValue, place: string): string[] {
  return valuesAt(plan, place).flatMap(({ value }) => (isMap(value) ? Object.keys(value) : []));
}

export function isMap(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function step({ path, value }: Placed, part: string): Placed[] {
  if (isList(value)) return part === '*' ? value.map((entry, index) => ({ path: [...path, index], value: entry })) : [];
  if (!isMap(value)) return [];
  if (part === '*') return Object.entries(value).map(([key, inner]) => ({ path: [...path, key], value: inner }));
  return Object.hasOwn(value, part) ? [{ path: [...path, part], value: value[part] ?? null }] : [];
}
