import { entry } from '../../entry.ts';
import { evaluateCondition } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import { personInSeat } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import { happened } from './decision.ts';
import type { CommandOf, Decision } from './decision.ts';

/** A person declares an incident. Anybody of the organisation may; the plan says who answers for it. */
export function decideDeclare(
  plan: CompiledPlan,
  planVersion: string,
  command: CommandOf<'declare'>,
  context: DecisionContext,
): Decision {
  const type = entry(plan.types, command.incidentType);
  if (!type) return refuseUnknownType(plan, command.incidentType);
  if (command.system !== null && !entry(plan.systems, command.system)) return refuseUnknownSystem(plan, command.system);
  if (context.actor.kind !== 'person' && context.actor.kind !== 'elevated')
    return refuse('actor/not-a-person', 'Only a person declares an incident.', 'Sign in as yourself.');
  const { reference, kind, system, title, summary, signalGroups } = command;
  const firstSignalAt = command.firstSignalAt ?? context.now;
  const owner = incidentOwner(plan, command.incidentType, context, context.actor.person);
  return happened({
    type: 'incident-declared',
    data: {
      reference,
      kind,
      planVersion,
      incidentType: command.incidentType,
      system,
      title,
      summary,
      signalGroups: [...signalGroups],
      firstSignalAt,
      owner,
    },
  });
}

export function refuseUnknownType(plan: CompiledPlan, type: string): Decision {
  const known = Object.keys(plan.types).join(', ');
  return refuse('type/unknown', `The plan has no incident type ${type}.`, `Name one of: ${known}.`, 'definition.types');
}

export function refuseUnknownSystem(plan: CompiledPlan, system: string): Decision {
  const known = Object.keys(plan.systems).join(', ');
  return refuse('system/unknown', `The plan has no AI system ${system}.`, `Name one of: ${known}.`, 'systems');
}

/** Whoever sits in the plan's seat; where nobody does, the person who declared, until somebody takes over. */
function incidentOwner(plan: CompiledPlan, type: string, context: DecisionContext, declarer: string) {
  const dimensions = entry(plan.types, type)?.dimensions ?? [];
  const special = dimensions.map((dimension) => plan.incidentOwner.when[dimension]).find((seat) => seat !== undefined);
  const seat = entry(plan.incidentOwner.byType, type) ?? special ?? plan.incidentOwner.normally;
  return { seat, person: personInSeat(null, context.directory, seat) ?? declarer };
}

/**
 * Whether what is known counts as an incident of its type. `unanswered` counts: an incident may be declared before the
 * facts are in. Used by triage to advise, never to refuse.
 */
export function countsAsIncident(
  plan: CompiledPlan,
  type: string,
  facts: Parameters<typeof evaluateCondition>[2],
  system: string | null,
): 'counts' | 'below-threshold' | 'unanswered' {
  const when = entry(plan.types, type)?.countsWhen ?? null;
  if (when === null) return 'counts';
  const result = evaluateCondition(plan, when, facts, { type, system });
  switch (result.outcome) {
    case 'holds':
      return 'counts';
    case 'does-not-hold':
      return 'below-threshold';
    case 'unanswered':
      return 'unanswered';
  }
}
