import type { CompiledPlan } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { ownsIncident, seatsHeld } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/** An incident becomes the child of another. One parent at most, and never a circle. */
export const decideLinkParent: Decide<'link-parent'> = (plan, incident, command, context) => {
  const notYours = refuseStranger(plan, incident, context);
  if (notYours !== null) return notYours;
  const { parent, reason } = command;
  if (parent.id === incident.id)
    return refuse('link/circle', `${incident.reference} cannot be its own parent.`, 'Name another incident.');
  if (incident.links.parent === parent.id)
    return refuse('link/same', `${parent.reference} is its parent already.`, 'Nothing has to be changed.');
  if (incident.links.parent !== null)
    return refuse('link/has-parent', `${incident.reference} has a parent already.`, 'Take that link away first.');
  if (parent.ancestors.includes(incident.id))
    return refuse(
      'link/circle',
      `${incident.reference} is above ${parent.reference} already.`,
      'Link them the other way round, or take the other link away.',
    );
  if (parent.kind !== incident.kind)
    return refuse('link/drill', 'A drill and a real incident are never linked.', 'Name another incident.');
  return happened({ type: 'incident-linked', data: { as: 'parent', incident: parent.id, reason } });
};

export const decideUnlinkParent: Decide<'unlink-parent'> = (plan, incident, command, context) => {
  const notYours = refuseStranger(plan, incident, context);
  if (notYours !== null) return notYours;
  const { parent } = incident.links;
  if (parent === null)
    return refuse('link/none', `${incident.reference} has no parent.`, 'Look at the incident as it is now.');
  return happened({ type: 'incident-unlinked', data: { as: 'parent', incident: parent, reason: command.reason } });
};

function refuseStranger(
  plan: CompiledPlan,
  incident: Incident,
  context: DecisionContext,
): Result<never, Refusal> | null {
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (seated || ownsIncident(incident, context)) return null;
  return refuse(
    'link/not-yours',
    'People who sit in a seat of the plan link incidents.',
    'Ask one of them.',
    'functions',
  );
}
