import type { CompiledPlan } from '../compiled-plan.ts';
import { describeChange } from './describe-change.ts';
import { namedEntries } from './named-entries.ts';
import type { PlanChange } from './plan-change.ts';

/**
 * What differs between two versions of a plan, as sentences in the order of the plan; an empty list means that both have
 * the same version. Whatever is in a plan is compared: what has no words of its own is told by its path.
 */
export function planDiff(before: CompiledPlan, after: CompiledPlan): readonly PlanChange[] {
  return describeChange([], namedEntries(before), namedEntries(after), { before, after });
}
