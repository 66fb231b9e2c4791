import type { ActionDefinition, CompiledPlan, Path } from '@muster/plan';
import { entryOf } from './people.ts';

/** The actions that pass through a gate, by id. */
export function actionsThrough(plan: CompiledPlan, gate: string): readonly (readonly [string, ActionDefinition])[] {
  return Object.entries(plan.actions).filter(([, action]) => action.gate === gate);
}

/** It reaches somebody outside or cannot be taken back; replacing a key is meant never to be taken back. */
export function isFinal({ external, reversible, does }: ActionDefinition): boolean {
  return external || (!reversible && does !== 'rotate-credential');
}

/** What nobody does on one person's word: what is final, and what takes a service that earns money from people. */
export function isRisky(plan: CompiledPlan, action: ActionDefinition): boolean {
  const system = action.system === null ? undefined : entryOf(plan.systems, action.system);
  const takesAway = action.does === 'stop' || action.does === 'throttle';
  return isFinal(action) || (takesAway && system?.revenue === true);
}

/** The path of a containment step in the plan's text; that of the gate for the organisation's own acts. */
export function actionPath(id: string, { system, gate }: ActionDefinition): Path {
  return system === null ? ['approvals', gate ?? id] : ['systems', system, 'contain', id.slice(system.length + 1)];
}
