import type { CompiledPlan, Condition, FactDefinition } from '../compiled-plan.ts';
import type { Severity } from '../plan-words.ts';
import { PlanError } from '../plan-error.ts';
import { combine } from './combinations.ts';
import { systemValue } from './deciding-values.ts';
import type { CelValue } from './deciding-values.ts';
import { programOf } from './program.ts';
import type { ConditionResult, Program } from './program.ts';

/** What is known of a fact. A fact that is absent has not been asked yet. */
export type FactAnswer =
  | { readonly state: 'value'; readonly value: string | number | boolean }
  | { readonly state: 'unknown' };

/** What a condition reads beside the facts. A null system and an absent severity count as not yet known. */
export interface ConditionContext {
  readonly type: string;
  readonly severity?: Severity;
  readonly system: string | null;
}

/**
 * Whether a condition of the plan holds. Explicitly unknown facts take the worst case: it holds if it holds for some of
 * their values. Facts not yet asked leave it unanswered only where their value would change the result.
 */
export function evaluateCondition(
  plan: CompiledPlan,
  condition: Condition,
  facts: Readonly<Record<string, FactAnswer>>,
  context: ConditionContext,
): ConditionResult {
  const program = programOf(plan, condition.cel);
  const names = [...program.deciding.keys()];
  const key = JSON.stringify([context.type, names.map((name) => spell(name, facts, context))]);
  const known = program.results.get(key);
  if (known !== undefined) return known;
  const result = evaluate(program, bind(plan, names, facts, context));
  if (program.results.size >= resultsPerProgram) program.results.clear();
  program.results.set(key, result);
  return result;
}

/** Answers of a condition that are kept: an incident asks the same again with every command. */
const resultsPerProgram = 64;

/** What `bind` reads of a name, as text. */
function spell(name: string, facts: Readonly<Record<string, FactAnswer>>, context: ConditionContext): unknown {
  if (name === 'severity') return context.severity ?? null;
  if (name === 'system') return context.system;
  const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return given?.state === 'value' ? [given.value] : (given?.state ?? null);
}

function evaluate(program: Program, { fixed, unknown, unasked }: Bound): ConditionResult {
  if (unknown.length === 0) {
    const answer = program.run(fixed);
    if (answer !== undefined) return answer ? { outcome: 'holds', assumed: [] } : { outcome: 'does-not-hold' };
  }
  const { worstCases, matter } = combine(program, fixed, { unknown, unasked });
  if (!worstCases.includes(true)) return { outcome: 'does-not-hold' };
  if (worstCases.includes(false))
    return { outcome: 'unanswered', facts: matter.filter((name) => unasked.includes(name)) };
  return { outcome: 'holds', assumed: matter.filter((name) => unknown.includes(name)) };
}

/** What is wrong with a value as the answer to a fact and how to mend it, or null when it fits. */
export function answerFault(definition: FactDefinition, value: string | number | boolean): string | null {
  const { answer } = definition;
  switch (answer.kind) {
    case 'ordered':
    case 'choice':
      if (typeof value === 'string' && answer.values.includes(value)) return null;
      return `Answer with one of: ${answer.values.join(', ')}.`;
    case 'set':
      if (typeof value === 'string' && wordsOfSet(answer.values, value) !== null) return null;
      return `Answer with "none", or in this order and with ", " between them, with any of: ${answer.values.join(', ')}.`;
    case 'number':
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return null;
      return `Answer with a whole number of ${answer.unit}, 0 or more.`;
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'Answer with yes (true) or no (false).';
    case 'time':
      if (typeof value === 'string' && instant.test(value)) return null;
      return 'Answer with a moment in UTC with milliseconds, like 2026-11-23T09:30:00.000Z.';
  }
}

/** The words of a set's answer, or null where it is not spelled as these words in the plan's order. */
function wordsOfSet(values: readonly string[], answer: string): readonly string[] | null {
  if (answer === 'none') return [];
  const given = answer.split(', ');
  const words = values.filter((value) => given.includes(value));
  return words.length > 0 && words.join(', ') === answer ? words : null;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

interface Bound {
  readonly fixed: ReadonlyMap<string, CelValue>;
  readonly unknown: readonly string[];
  readonly unasked: readonly string[];
}

function bind(
  plan: CompiledPlan,
  names: readonly string[],
  facts: Readonly<Record<string, FactAnswer>>,
  context: ConditionContext,
): Bound {
  const fixed = new Map<string, CelValue>([['type', context.type]]);
  const unknown: string[] = [];
  const unasked: string[] = [];
  for (const name of names) {
    const given = contextValue(plan, name, context) ?? factValue(plan, name, facts);
    if (given === 'unknown') unknown.push(name);
    else if (given === 'unasked') unasked.push(name);
    else fixed.set(name, given.value);
  }
  return { fixed, unknown, unasked };
}

type Given = { readonly value: CelValue } | 'unknown' | 'unasked';

function contextValue(plan: CompiledPlan, name: string, context: ConditionContext): Given | null {
  if (name === 'severity') return context.severity === undefined ? 'unasked' : { value: context.severity };
  if (name !== 'system') return null;
  if (context.system === null) return 'unasked';
  const system = Object.hasOwn(plan.systems, context.system) ? plan.systems[context.system] : undefined;
  if (system === undefined)
    throw new PlanError('bad-condition', `The plan has no system "${context.system}". Name one of its register.`);
  return { value: systemValue(system) };
}

function factValue(plan: CompiledPlan, name: string, facts: Readonly<Record<string, FactAnswer>>): Given {
  const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (given === undefined) return 'unasked';
  if (given.state === 'unknown') return 'unknown';
  const definition = Object.hasOwn(plan.facts, name) ? plan.facts[name] : undefined;
  if (definition === undefined) throw new PlanError('bad-condition', `The plan has no fact "${name}".`);
  const fault = answerFault(definition, given.value);
  if (fault !== null) throw new PlanError('bad-answer', `The answer to "${name}" does not fit. ${fault}`);
  if (definition.answer.kind === 'set' && typeof given.value === 'string')
    return { value: wordsOfSet(definition.answer.values, given.value) ?? [] };
  return { value: typeof given.value === 'number' ? BigInt(given.value) : given.value };
}
