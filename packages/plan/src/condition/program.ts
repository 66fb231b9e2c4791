import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import type { CelInput } from '@bufbuild/cel';
import { PlanError } from '../plan-error.ts';
import { celText } from './cel-text.ts';
import { decidingValues } from './deciding-values.ts';
import type { CelValue } from './deciding-values.ts';
import { parseCondition } from './parse-condition.ts';
import { everyTerm } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * - `holds`; `assumed`: the facts explicitly unknown for which the worst case was taken, sorted.
 * - `does-not-hold`.
 * - `unanswered`: it depends on these, sorted: fact ids, and `system` or `severity` where those are not known.
 */
export type ConditionResult =
  | { readonly outcome: 'holds'; readonly assumed: readonly string[] }
  | { readonly outcome: 'does-not-hold' }
  | { readonly outcome: 'unanswered'; readonly facts: readonly string[] };

/** A condition ready to run. */
export interface Program {
  /** What it gave for values that were asked for before. */
  readonly results: Map<string, ConditionResult>;
  readonly deciding: ReadonlyMap<string, readonly CelValue[]>;
  readonly readsType: boolean;
  /** True, false, or undefined when a name that matters has no value. */
  readonly run: (values: ReadonlyMap<string, CelValue>) => boolean | undefined;
}

const environment = celEnv();

/** Programs by plan, then by text. The plan's own conditions bound the inner map; it is emptied should it grow past. */
const programs = new WeakMap<Vocabulary, Map<string, Program>>();
const programsPerPlan = 1_024;

/** The program of a condition of this plan, compiled once. */
export function programOf(vocabulary: Vocabulary, cel: string): Program {
  const ofPlan = programs.get(vocabulary) ?? new Map<string, Program>();
  programs.set(vocabulary, ofPlan);
  const known = ofPlan.get(cel);
  if (known !== undefined) return known;
  const fresh = compile(vocabulary, cel);
  if (ofPlan.size >= programsPerPlan) ofPlan.clear();
  ofPlan.set(cel, fresh);
  return fresh;
}

function compile(vocabulary: Vocabulary, cel: string): Program {
  const parsed = parseCondition(cel);
  if (!parsed.ok)
    throw new PlanError('bad-condition', `The condition "${cel}" cannot be run: ${parsed.faults[0]?.message}`);
  const evaluate = plan(environment, parse(celText(parsed.term, vocabulary)));
  return {
    results: new Map(),
    deciding: decidingValues(parsed.term, vocabulary),
    readsType: [...everyTerm(parsed.term)].some((term) => term.kind === 'name' && term.name === 'type'),
    run: (values) => answerOf(evaluate(bindings(values)), cel),
  };
}

function bindings(values: ReadonlyMap<string, CelValue>): Record<string, CelInput> {
  return Object.fromEntries([...values].map(([name, value]) => [name, inputOf(value)]));
}

function inputOf(value: CelValue): CelInput {
  if (typeof value !== 'object') return value;
  return 'get' in value ? new Map(value) : [...value];
}

function answerOf(result: unknown, cel: string): boolean | undefined {
  if (typeof result === 'boolean') return result;
  if (isCelError(result)) return undefined;
  throw new PlanError(
    'bad-condition',
    `The condition "${cel}" gave no yes or no. Check the plan again with this version.`,
  );
}
