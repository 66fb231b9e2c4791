import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { refuse } from '../../refusal.ts';
import type { IncidentCommand } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { Action, Incident } from '../incident.ts';

export type Decision = Result<readonly IncidentEvent[], Refusal>;

export type CommandOf<Type extends IncidentCommand['type']> = Extract<IncidentCommand, { type: Type }>;

/** How one kind of command on an open or closed incident is decided. */
export type Decide<Type extends IncidentCommand['type']> = (
  plan: CompiledPlan,
  incident: Incident,
  command: CommandOf<Type>,
  context: DecisionContext,
) => Decision;

export function happened(...events: readonly IncidentEvent[]): Decision {
  return { ok: true, value: events };
}

export function findAction(incident: Incident, number: number): Action | undefined {
  return incident.actions.find((action) => action.number === number);
}

export function refuseUnknownAction(incident: Incident, number: number): Decision {
  const known = incident.actions.map((action) => `A-${action.number}`).join(', ') || 'none yet';
  return refuse('action/unknown', `${incident.reference} has no action A-${number}.`, `Its actions: ${known}.`);
}
