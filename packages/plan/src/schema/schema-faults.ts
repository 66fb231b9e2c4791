import type { z } from 'zod';
import type { FaultCode, FoundFault, Path } from '../fault.ts';
import { pathText } from '../fault.ts';
import { Hints } from '../near-miss.ts';
import { planSource } from './plan-source.ts';
import type { PlanSource } from './plan-source.ts';

export type SchemaResult =
  | { readonly ok: true; readonly source: PlanSource }
  | { readonly ok: false; readonly faults: readonly FoundFault[] };

/** Checks the shape of a whole plan. */
export function checkSchema(value: unknown): SchemaResult {
  const parsed = planSource.safeParse(value, { reportInput: true });
  const hints = new Hints();
  if (parsed.success) return { ok: true, source: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, [], hints)) };
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, above: Path, hints: Hints): FoundFault[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, issue.input, hints));
    case 'invalid_union':
      return unionFaults(issue, path, hints);
    case 'invalid_value':
      return [unknownValue(issue, path, hints)];
    case 'invalid_type':
      return [issue.input === undefined ? missing(path) : wrongType(issue, path)];
    case 'custom':
      return [{ code: faultCode(issue), path, message: issue.message }];
    case 'too_small':
    case 'too_big':
      return [{ code: 'wrong-type', path, message: sizeMessage(issue) }];
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return [{ code: 'wrong-type', path, message: issue.message }];
  }
}

function unknownKey(key: string, path: Path, map: unknown, hints: Hints): FoundFault {
  const place = path.length === 0 ? 'a plan' : `\`${pathText(path)}\``;
  const hint = hints.didYouMean(key, keysAt(path)) || (isRecord(map) && map[key] === null ? commaHint : '');
  const message = `"${key.slice(0, 60)}" is no key of ${place}.${hint} Correct or remove it.`;
  return { code: 'unknown-key', path: [...path, key], at: 'key', message };
}

const commaHint = ' A comma in { } ends a value: put text with commas in quotes.';

function missing(path: Path): FoundFault {
  const key = path.at(-1);
  if (path.length === 2 && path[0] === 'approvals') {
    const message = `The gate \`${key}\` is missing: this always needs an approval. Say who approves and by when.`;
    return { code: 'gate-missing', path, message };
  }
  const place = path.length <= 1 ? 'the plan' : `\`${pathText(path.slice(0, -1))}\``;
  return { code: 'missing', path, message: `\`${key}\` is missing in ${place}. Add it.` };
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, path: Path): FoundFault {
  if (path.length === 0)
    return { code: 'missing', path, message: 'There is no plan here. Start from one of the starter plans.' };
  const silent = issue.message.startsWith('Silence');
  if (silent) return { code: 'gate-silence', path, message: issue.message };
  if (issue.input === null)
    return {
      code: 'missing',
      path,
      message: `Nothing stands after \`${path.at(-1)}\`. Write ${nameOf(issue.expected)}.`,
    };
  return {
    code: 'wrong-type',
    path,
    message: `This should be ${nameOf(issue.expected)}. ${quoteHint(issue.expected)}`.trim(),
  };
}

function quoteHint(expected: string): string {
  return expected === 'string' ? 'Put it in quotes.' : 'Look at the reference of the plan language for its form.';
}

function nameOf(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    object: 'a map of keys and values',
    record: 'a map of keys and values',
    array: 'a list in square brackets',
  };
  return names[expected] ?? expected;
}

function unknownValue(issue: Extract<Issue, { code: 'invalid_value' }>, path: Path, hints: Hints): FoundFault {
  const values = issue.values.map(String);
  if (issue.input === undefined) return missing(path);
  const hint = typeof issue.input === 'string' ? hints.didYouMean(issue.input, values) : '';
  // oxlint-disable-next-line typescript/no-base-to-string -- what is no object is a scalar of YAML
  const shown = typeof issue.input === 'object' ? 'This' : `"${String(issue.input).slice(0, 60)}"`;
  return { code: 'unknown-value', path, message: `${shown} cannot stand here.${hint} Write ${values.join(', ')}.` };
}

/** The branch that came furthest tells the fault; when none fits the kind of value at all, the union itself does. */
function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, hints: Hints): FoundFault[] {
  if (issue.input === undefined) return [missing(path)];
  const closer = issue.errors.find(
    (branch) => branch.length > 0 && branch.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'),
  );
  if (closer !== undefined && !closer.every((inner) => inner.code === 'invalid_value'))
    return closer.flatMap((inner) => faultsOf(inner, path, hints));
  const message = issue.message === 'Invalid input' ? 'This has not the form that is needed here.' : issue.message;
  return [{ code: 'wrong-type', path, message }];
}

function faultCode(issue: Extract<Issue, { code: 'custom' }>): FaultCode {
  const code: unknown = issue.params?.['fault'];
  return isFaultCode(code) ? code : 'wrong-type';
}

const customCodes: ReadonlySet<unknown> = new Set<FaultCode>([
  ...([
    'bad-name',
    'bad-time',
    'duplicate',
    'missing',
    'unknown-key',
    'unknown-value',
    'unknown-reference',
    'wrong-type',
  ] as const),
  ...(['function-without-deputy', 'gate-quorum'] as const),
]);

function isFaultCode(code: unknown): code is FaultCode {
  return customCodes.has(code);
}

function sizeMessage(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const things = issue.origin === 'array' ? 'entries' : issue.origin === 'string' ? 'characters' : 'size';
  if (issue.message.startsWith('An ')) return issue.message;
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? 'Nothing stands here. Write something.'
      : `At least ${issue.minimum} ${things} are needed here.`;
  return `At most ${issue.maximum} ${things} are allowed here.`;
}

/** The keys that the schema knows at a path, for hints. */
function keysAt(path: Path): readonly string[] {
  let schema: unknown = planSource;
  for (const part of path) schema = inner(schema, part);
  const shape = shapeOf(schema);
  return shape === null ? [] : Object.keys(shape);
}

function inner(schema: unknown, part: string | number): unknown {
  const shape = shapeOf(schema);
  if (shape !== null && Object.hasOwn(shape, part)) return shape[part];
  const open = unwrap(schema);
  if (!isRecord(open) || !isRecord(open['def'])) return null;
  return open['def']['valueType'] ?? open['def']['catchall'] ?? open['def']['element'] ?? null;
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | null {
  const open = unwrap(schema);
  return isRecord(open) && isRecord(open['shape']) ? open['shape'] : null;
}

/** An optional or transformed schema as what it holds. */
function unwrap(schema: unknown): unknown {
  let open = schema;
  while (isRecord(open) && isRecord(open['def'])) {
    if ('innerType' in open['def']) open = open['def']['innerType'];
    else if (open['def']['type'] === 'pipe') open = open['def']['in'];
    else break;
  }
  if (isRecord(open) && isRecord(open['def']) && Array.isArray(open['def']['options']))
    return open['def']['options'].at(-1);
  return open;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
