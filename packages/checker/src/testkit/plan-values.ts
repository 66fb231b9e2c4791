/** What YAML gives, as plain values. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Path = readonly (string | number)[];

/** One thing done wrong at one place. */
export interface Slip {
  readonly what: string;
  readonly put: (source: Value) => Value;
}

export function* everyPlace(value: Value, path: Path): Generator<{ readonly path: Path; readonly value: Value }> {
  if (path.length > 0) yield { path, value };
  if (isList(value)) for (const [at, item] of value.entries()) yield* everyPlace(item, [...path, at]);
  else if (isMap(value)) for (const [key, inner] of Object.entries(value)) yield* everyPlace(inner, [...path, key]);
}

export function without(value: Value, path: Path): Value {
  return withEntry(value, path, () => []);
}

export function replaced(value: Value, path: Path, to: Value): Value {
  return withEntry(value, path, (key) => [[key, to]]);
}

export function renamed(value: Value, path: Path): Value {
  return withEntry(value, path, (key, inner) => [[`${key}s`, inner]]);
}

/** The same with one entry, at the end of the path, made into others. */
function withEntry(
  value: Value,
  [first, ...rest]: Path,
  change: (key: string, inner: Value) => readonly (readonly [string, Value])[],
): Value {
  const entries = Object.entries(isList(value) || isMap(value) ? value : {});
  const changed = entries.flatMap(([key, inner]) => {
    if (key !== String(first)) return [[key, inner] as const];
    return rest.length === 0 ? change(key, inner) : [[key, withEntry(inner, rest, change)] as const];
  });
  return isList(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** What YAML gives, as plain values. Throws TypeError for anything else. */
export function valueOf(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(valueOf);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, valueOf(inner)]));
  throw new TypeError('A plan holds plain values.');
}
