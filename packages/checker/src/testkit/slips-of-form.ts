import { planJsonSchema } from '@muster/plan';
import { isList, isMap, renamed, replaced, without } from './plan-values.ts';
import type { Path, Slip, Value } from './plan-values.ts';

export interface World {
  /** What the plan defines under a name, and refers to elsewhere by it. */
  readonly names: ReadonlySet<string>;
  /** Keys that the language asks for wherever they may stand. */
  readonly needed: ReadonlySet<string>;
}

/** Tables of the plan whose keys are names, and that are spelt out: a name that stands nowhere else is a fault. */
const tables = [
  ['approvals'],
  ['channels'],
  ['definition', 'types'],
  ['evidence'],
  ['facts'],
  ['functions'],
  ['notifications'],
  ['on_call'],
  ['organisation', 'entities'],
  ['stores'],
  ['systems'],
  ['templates'],
  ['vendors'],
] as const;

/** Slips of the pen: words, keys, units and kinds that the language does not know, and parts it cannot do without. */
export function slipsOfForm(path: Path, value: Value, { names, needed }: World): readonly Slip[] {
  const key = path.at(-1);
  const slips: Slip[] = [];
  if (isProse(path)) return slips;
  const becomes = (what: string, to: Value) => slips.push({ what, put: (source) => replaced(source, path, to) });
  if (typeof key === 'string' && needed.has(key))
    slips.push({ what: 'deleted', put: (source) => without(source, path) });
  if (typeof key === 'string' && !isFreeName(path))
    slips.push({ what: 'misspelt the key', put: (source) => renamed(source, path) });
  if (isTable(path.slice(0, -1))) slips.push({ what: 'took out', put: (source) => without(source, path) });
  if (isList(value) && value.length > 0 && wanted.has(String(key))) becomes('emptied', []);
  if (isList(value) && typeof key === 'string') becomes('made a word of', 'all');
  if (isMap(value)) becomes('made a list of', Object.values(value));
  if (typeof value === 'boolean') becomes('wrote a word for', 'maybe');
  if (typeof value === 'number') becomes('took below nothing', -1);
  if (typeof value === 'string') slips.push(...slipsOfWords(path, value, names));
  return slips;
}

/** Lists that the plan is nothing without. */
const wanted: ReadonlySet<string> = new Set([
  'answered_by',
  'approve',
  'deputies',
  'escalate_to',
  'layers',
  'rules',
  'through',
]);

function slipsOfWords(path: Path, value: string, names: ReadonlySet<string>): readonly Slip[] {
  const key = path.at(-1);
  const slips: Slip[] = [];
  const becomes = (what: string, to: Value) => slips.push({ what, put: (source) => replaced(source, path, to) });
  if (names.has(value)) becomes('misspelt', `${value}s`);
  if (/^\d+ (s|min|h|days?|months?|years?)\b/.test(value)) {
    becomes('forgot the unit of', value.replace(/^(\d+) [a-z]+/, '$1'));
    becomes('misspelt the unit of', value.replace(/^(\d+) ([a-z]+)/, '$1 $2x'));
    becomes('left no time in', value.replace(/^\d+/, '0'));
  }
  if (key === 'when') {
    becomes('left a bracket open in', `(${value}`);
    becomes('asked an unknown fact in', `${value} && nobody_asks_this`);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    becomes('dated a day that is none', '2026-02-30');
  }
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

/** Under these any name does: nothing else refers to it, so that another name is only another name. */
function isFreeName(path: Path): boolean {
  const under = path.slice(0, -1).join('.');
  return /^(seats|holds|continuity\.processes|definition\.thresholds|clocks\.(contracts|internal)|stores)$|\.(roles|retrieval|tools|guardrails)$/.test(
    under,
  );
}

function isTable(path: Path): boolean {
  return tables.some((table) => table.length === path.length && table.every((part, at) => part === path[at]));
}

export function worldOf(source: Value): World {
  return { names: new Set(namesOf(source)), needed: neededKeys() };
}

function namesOf(source: Value): readonly string[] {
  return tables.flatMap((table) => {
    const found = table.reduce<Value>((value, key) => (isMap(value) ? (value[key] ?? null) : null), source);
    return isMap(found) ? Object.keys(found) : [];
  });
}

/** Keys that the JSON Schema of the language requires in each place that knows them. */
function neededKeys(): ReadonlySet<string> {
  const required = new Map<string, boolean>();
  const visit = (schema: unknown): void => {
    if (Array.isArray(schema)) for (const each of schema) visit(each);
    else if (typeof schema === 'object' && schema !== null) {
      const { properties, required: always } = schema as { properties?: object; required?: readonly string[] };
      for (const key of Object.keys(properties ?? {}))
        required.set(key, (required.get(key) ?? true) && (always ?? []).includes(key));
      for (const each of Object.values(schema)) visit(each);
    }
  };
  visit(planJsonSchema());
  return new Set([...required].flatMap(([key, always]) => (always ? [key] : [])));
}
