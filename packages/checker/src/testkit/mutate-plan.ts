import { parse, stringify } from 'yaml';

/** A plan with one slip in it, as a person makes them. */
export interface Mutant {
  /** `deleted approvals.notify-customers.expires`. */
  readonly slip: string;
  readonly text: string;
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Path = readonly (string | number)[];

/** Every slip of every kind that this plan leaves room for, in a fixed order. */
export function mutantsOf(plan: string): readonly Mutant[] {
  const source = valueOf(parse(plan));
  return [...everyPlace(source, [])].flatMap(({ path, value }) =>
    slipsAt(path, value).map(({ what, put }) => ({
      slip: `${what} ${path.join('.')}`,
      text: stringify(put(source), { lineWidth: 0 }),
    })),
  );
}

interface Slip {
  readonly what: string;
  readonly put: (source: Value) => Value;
}

function slipsAt(path: Path, value: Value): readonly Slip[] {
  const key = path.at(-1);
  const slips: Slip[] = [];
  if (isProse(path)) return slips;
  slips.push({ what: 'deleted', put: (source) => without(source, path) });
  const becomes = (what: string, to: Value) => slips.push({ what, put: (source) => replaced(source, path, to) });
  if (typeof value === 'boolean') becomes('turned', !value);
  if (typeof value !== 'string') return slips;
  if (/^\d+ of /.test(value)) becomes('asked five in', value.replace(/^\d+/, '5'));
  if (key === 'when' && path[0] === 'severity' && value !== 'true') becomes('negated', `!(${value})`);
  if (key === 'gate' && value !== 'none') becomes('took the gate off', 'none');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) becomes('dated back', '2020-01-01');
  return slips;
}

/** Words for people: no rule reads them. */
const prose: ReadonlySet<string> = new Set([
  'title',
  'name',
  'statement',
  'near_miss',
  'not_an_incident',
  'does',
  'needs',
  'ask',
  'because',
  'posture',
  'text',
  'purpose',
  'notice',
  'minimise',
  'clause',
  'right',
  'policy',
  'status_page',
  'tags',
  'prompt',
  'prompts',
  'measure',
  'guardrails',
  'proven_when',
  'undo',
  'jurisdictions',
  'sector',
  'pause',
  'reroute',
  'by_hand',
  'bearable',
]);

/** Tools of containment, say what they do under the same word as functions say it in prose. */
function isProse(path: Path): boolean {
  return path.some(
    (part, at) => typeof part === 'string' && prose.has(part) && !(part === 'does' && path[at - 2] === 'contain'),
  );
}

function* everyPlace(value: Value, path: Path): Generator<{ readonly path: Path; readonly value: Value }> {
  if (path.length > 0) yield { path, value };
  if (isList(value)) for (const [at, item] of value.entries()) yield* everyPlace(item, [...path, at]);
  else if (isMap(value)) for (const [key, inner] of Object.entries(value)) yield* everyPlace(inner, [...path, key]);
}

function without(value: Value, [first, ...rest]: Path): Value {
  if (isList(value))
    return rest.length === 0
      ? value.filter((_, at) => at !== first)
      : value.map((item, at) => (at === first ? without(item, rest) : item));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== first) return [[key, inner] as const];
      return rest.length === 0 ? [] : [[key, without(inner, rest)] as const];
    }),
  );
}

function replaced(value: Value, [first, ...rest]: Path, to: Value): Value {
  if (first === undefined) return to;
  if (isList(value)) return value.map((item, at) => (at === first ? replaced(item, rest, to) : item));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === first ? replaced(inner, rest, to) : inner]),
  );
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** What YAML gives, as plain values. Throws TypeError for anything else. */
function valueOf(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(valueOf);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, valueOf(inner)]));
  throw new TypeError('A plan holds plain values.');
}
