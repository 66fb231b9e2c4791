import type { CompiledPlan, SwitchDefinition } from '@muster/plan';
import { entry } from '../entry.ts';

/** The switch that an action of the plan holds; null for actions that people carry out. */
export function switchOf(plan: CompiledPlan, action: string): SwitchDefinition | null {
  const definition = entry(plan.actions, action);
  if (!definition || definition.adapter.kind !== 'switch') return null;
  return entry(plan.systems, definition.system ?? '')?.switches[definition.adapter.switch] ?? null;
}
