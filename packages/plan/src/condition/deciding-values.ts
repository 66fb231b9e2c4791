import { severities } from '../plan-words.ts';
import type { FactKind } from '../compiled-plan.ts';
import { everyTerm } from './term.ts';
import type { Term } from './term.ts';
import type { SystemFacts, Vocabulary } from './vocabulary.ts';

/** A value as CEL sees it: whole numbers are bigint, `system` is a map. */
export type CelValue =
  | string
  | boolean
  | bigint
  | number
  | readonly string[]
  | ReadonlyMap<string, string | boolean | string[]>;

/**
 * For each name a condition reads (except `type`, which is always known) the values that decide it: whatever the real
 * value is, one of these gives the same answer. For numbers these are the fixed numbers in the condition, their
 * neighbours, 0 and the largest; for a set every choice among the words that the condition looks for in it. Sorted by
 * name.
 */
export function decidingValues(term: Term, vocabulary: Vocabulary): ReadonlyMap<string, readonly CelValue[]> {
  const names = new Set<string>();
  const numbers: bigint[] = [];
  for (const part of everyTerm(term)) {
    if (part.kind === 'name') names.add(part.name);
    if (part.kind === 'system') names.add('system');
    if (part.kind === 'number') numbers.push(part.value);
  }
  names.delete('type');
  return new Map([...names].toSorted().map((name) => [name, valuesOf(name, term, numbers, vocabulary)]));
}

/** `system` as a condition sees it. */
export function systemValue(system: SystemFacts): ReadonlyMap<string, string | boolean | string[]> {
  return new Map<string, string | boolean | string[]>([
    ['use', system.use],
    ['autonomy', system.autonomy],
    ['revenue', system.revenue],
    ['affects', system.affects],
    ['vendor_involved', system.vendor !== null],
    ['data', [...system.data]],
  ]);
}

function valuesOf(name: string, term: Term, numbers: readonly bigint[], vocabulary: Vocabulary): readonly CelValue[] {
  if (name === 'severity') return severities;
  if (name === 'system') return systemValues(term, vocabulary);
  const fact = Object.hasOwn(vocabulary.facts, name) ? vocabulary.facts[name] : undefined;
  return fact === undefined ? [] : valuesOfFact(fact.answer, numbers, wordsSoughtIn(name, term));
}

/** The words that a condition looks for in a set. */
function wordsSoughtIn(name: string, term: Term): string[] {
  const words = [...everyTerm(term)].flatMap((part) =>
    part.kind === 'in' && part.list.kind === 'name' && part.list.name === name && part.item.kind === 'word'
      ? [part.item.value]
      : [],
  );
  return [...new Set(words)].toSorted();
}

/** More words than these are refused with the plan: they alone have more combinations than a condition may. */
const mostSought = 13;

/** Every way to choose among some words, from none to all. */
function everySubset(words: readonly string[]): readonly (readonly string[])[] {
  return words.reduce<readonly (readonly string[])[]>(
    (subsets, word) => [...subsets, ...subsets.map((subset) => [...subset, word])],
    [[]],
  );
}

function valuesOfFact(kind: FactKind, numbers: readonly bigint[], sought: readonly string[]): readonly CelValue[] {
  switch (kind.kind) {
    case 'ordered':
    case 'choice':
      return kind.values;
    case 'set':
      return everySubset(sought.slice(0, mostSought));
    case 'yes-no':
      return [true, false];
    case 'number':
      return numberValues(numbers);
    case 'time':
      return [];
  }
}

function numberValues(numbers: readonly bigint[]): readonly bigint[] {
  const largest = BigInt(Number.MAX_SAFE_INTEGER);
  const values = new Set([0n, largest, ...numbers.flatMap((number) => [number - 1n, number, number + 1n])]);
  return [...values]
    .filter((value) => value >= 0n && value <= largest)
    .toSorted((left, right) => (left < right ? -1 : 1));
}

/** One system for each combination of the fields that the condition reads. */
function systemValues(term: Term, vocabulary: Vocabulary): readonly CelValue[] {
  const fields = new Set([...everyTerm(term)].flatMap((part) => (part.kind === 'system' ? [part.field] : [])));
  const distinct = new Map<string, CelValue>();
  for (const system of Object.values(vocabulary.systems)) {
    const value = systemValue(system);
    distinct.set(JSON.stringify([...fields].map((field) => value.get(field))), value);
  }
  return [...distinct.values()];
}
