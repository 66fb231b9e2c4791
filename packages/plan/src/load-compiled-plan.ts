import { compiledSchema } from './compiled/compiled-schema.ts';
import type { CompiledPlan, Condition } from './compiled-plan.ts';
import { checkCondition } from './condition/check-condition.ts';
import { parseCondition } from './condition/parse-condition.ts';
import { PlanError } from './plan-error.ts';

/**
 * A stored compiled plan as its type. Throws PlanError `bad-compiled-plan` when the JSON is no compiled plan of
 * language 1, or one of its conditions cannot run. The digest is the caller's to compare: see `planDigest`.
 */
export function loadCompiledPlan(json: unknown): CompiledPlan {
  const parsed = compiledSchema.safeParse(json);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw broken(`${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`, parsed.error);
  }
  const plan: CompiledPlan = parsed.data;
  for (const condition of conditionsOf(plan)) requireSound(plan, condition);
  return plan;
}

function conditionsOf(plan: CompiledPlan): Condition[] {
  const found = [
    ...Object.values(plan.types).flatMap(({ countsWhen, nearMissWhen }) => [countsWhen, nearMissWhen]),
    ...plan.severityRules.map(({ when }) => when),
    ...Object.values(plan.gates).map(({ breakGlass }) => breakGlass?.when ?? null),
    ...Object.values(plan.notifications).map(({ when }) => when),
    ...[plan.clocks.contracts, plan.clocks.internal].flatMap((clocks) => Object.values(clocks).map(({ when }) => when)),
    plan.insurer?.when ?? null,
  ];
  return found.filter((condition) => condition !== null);
}

function requireSound(plan: CompiledPlan, { cel }: Condition): void {
  const parsed = parseCondition(cel);
  const faults = parsed.ok ? checkCondition(parsed.term, plan) : parsed.faults;
  if (faults[0] !== undefined) throw broken(`condition "${cel.slice(0, 100)}": ${faults[0].message}`);
}

function broken(what: string, cause?: unknown): PlanError {
  const message = `This is no compiled plan of language 1 (${what}). Compile its text again, or use the version that stored it.`;
  return new PlanError('bad-compiled-plan', message, cause === undefined ? undefined : { cause });
}
