import { decidingAnswers, evaluateCondition } from '@muster/plan';
import type { CompiledPlan, Condition, DecidingAnswer, FactAnswer } from '@muster/plan';

/** What a cell has a value for: facts by id, `type`, and `system`. */
export type Domains = ReadonlyMap<string, readonly DecidingAnswer[]>;

/** The value of `system` while nobody has said which system it is. */
export const noSystem = '';

/** One case: a value for each name that matters. */
export type Cell = ReadonlyMap<string, DecidingAnswer>;

/** A condition's answer for every combination of the values of what it reads. */
export interface RuleTable {
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  /** 1 where it holds. The first name turns fastest. */
  readonly holds: Uint8Array;
}

/** For every name that one of the conditions reads, the values that tell all of them apart; every type. */
export function domainsOf(plan: CompiledPlan, conditions: readonly Condition[]): Domains {
  const found = new Map<string, Set<DecidingAnswer>>([['type', new Set(Object.keys(plan.types))]]);
  for (const condition of conditions)
    for (const [name, values] of decidingAnswers(plan, condition)) {
      const known = found.get(name) ?? new Set();
      found.set(name, known);
      for (const value of values) known.add(value);
      if (name === 'system') known.add(noSystem);
    }
  return new Map([...found].map(([name, values]) => [name, sorted(plan, name, values)]));
}

/** The most words of a set of which every choice is gone through: 1,024 of them. */
const mostWords = 10;

/**
 * Of a set, every choice of the words that any condition looks for: two conditions can hold for different words of one
 * answer. Of a very long list, none of them, each, each two, and all.
 */
function choicesOf(words: readonly string[], values: ReadonlySet<DecidingAnswer>): readonly DecidingAnswer[] {
  const sought = words.filter((word) => [...values].some((value) => String(value).split(', ').includes(word)));
  const subsets = sought.length > mostWords ? fewOf(sought) : everyChoice(sought);
  return subsets.map((subset) => (subset.length === 0 ? 'none' : subset.join(', ')));
}

function everyChoice(words: readonly string[]): readonly (readonly string[])[] {
  return words.reduce<readonly (readonly string[])[]>(
    (all, word) => [...all, ...all.map((subset) => [...subset, word])],
    [[]],
  );
}

function fewOf(words: readonly string[]): readonly (readonly string[])[] {
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => [one, other]));
  return [[], ...words.map((word) => [word]), ...pairs, words];
}

/** In the plan's order of words, in the order of numbers, no before yes. */
function sorted(plan: CompiledPlan, name: string, values: ReadonlySet<DecidingAnswer>): readonly DecidingAnswer[] {
  const answer = Object.hasOwn(plan.facts, name) ? plan.facts[name]?.answer : undefined;
  if (answer?.kind === 'ordered' || answer?.kind === 'choice') return answer.values.filter((word) => values.has(word));
  if (answer?.kind === 'set') return choicesOf(answer.values, values);
  return [...values].toSorted((one, other) =>
    typeof one === 'string' && typeof other === 'string' ? (one < other ? -1 : 1) : Number(one) - Number(other),
  );
}

/** Evaluates a condition once for every combination of what it reads. */
export function tableOf(plan: CompiledPlan, condition: Condition, domains: Domains): RuleTable {
  const names = [...decidingAnswers(plan, condition).keys()];
  const values = names.map((name) => domains.get(name) ?? []);
  const sizes = values.map(({ length }) => length);
  const holds = new Uint8Array(sizes.reduce((product, size) => product * size, 1));
  for (let row = 0; row < holds.length; row++) {
    let rest = row;
    const cell = new Map<string, DecidingAnswer>();
    for (const [at, name] of names.entries()) {
      const size = sizes[at] ?? 1;
      const value = values[at]?.[rest % size];
      rest = Math.floor(rest / size);
      if (value !== undefined) cell.set(name, value);
    }
    holds[row] = evaluate(plan, condition, cell) ? 1 : 0;
  }
  return { names, sizes, holds };
}

function evaluate(plan: CompiledPlan, condition: Condition, cell: Cell): boolean {
  const facts: Record<string, FactAnswer> = {};
  for (const [name, value] of cell) if (name !== 'type' && name !== 'system') facts[name] = { state: 'value', value };
  const [someType = ''] = Object.keys(plan.types);
  const type = cell.get('type') ?? someType;
  const system = String(cell.get('system') ?? noSystem);
  const context = { type: String(type), system: system === noSystem ? null : system };
  return evaluateCondition(plan, condition, facts, context).outcome === 'holds';
}
