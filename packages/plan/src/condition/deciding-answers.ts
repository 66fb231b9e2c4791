import type { CompiledPlan, Condition } from '../compiled-plan.ts';
import type { CelValue } from './deciding-values.ts';
import { programOf } from './program.ts';

/** A fact's answer as `evaluateCondition` takes it; for `system` the id of a system. */
export type DecidingAnswer = string | number | boolean;

/**
 * For each fact that a condition reads, the answers that decide it: whatever the real answer is, one of these gives the
 * same result. Where it reads `type` or `system`, every one of the plan. Not for `severity`.
 */
export function decidingAnswers(
  plan: CompiledPlan,
  { cel }: Condition,
): ReadonlyMap<string, readonly DecidingAnswer[]> {
  const { deciding, readsType } = programOf(plan, cel);
  const types = readsType ? [['type', Object.keys(plan.types)] as const] : [];
  return new Map([
    ...types,
    ...[...deciding].flatMap(([name, values]): [string, readonly DecidingAnswer[]][] => {
      if (name === 'severity') return [];
      if (name === 'system') return [[name, Object.keys(plan.systems)]];
      return [[name, values.map((value) => answerOf(plan, name, value))]];
    }),
  ]);
}

function answerOf(plan: CompiledPlan, fact: string, value: CelValue): DecidingAnswer {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  const answer = plan.facts[fact]?.answer;
  const words = answer?.kind === 'set' ? answer.values : [];
  const chosen = Array.isArray(value) ? words.filter((word) => value.includes(word)) : [];
  return chosen.length === 0 ? 'none' : chosen.join(', ');
}
