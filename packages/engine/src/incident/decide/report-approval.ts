import { refuse } from '../../refusal.ts';
import { personOf } from '../../actor.ts';
import { ownsIncident, seatsHeld } from '../context.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide } from './decision.ts';

/** What was said elsewhere is kept, with a witness, both times and the exact action. No gate ever counts it. */
export const decideReportApproval: Decide<'report-approval'> = (plan, incident, command, context) => {
  const action = findAction(incident, command.number);
  if (!action) return refuseUnknownAction(incident, command.number);
  const clause = `actions.${action.action}`;
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (!seated && !ownsIncident(incident, context))
    return refuse('action/not-yours', 'People who sit in a seat of the plan report this.', 'Ask one of them.', clause);
  const { number, digest, person, witness, saidAt, how, words } = command;
  const { people } = context.directory;
  if (!people.includes(person) || !people.includes(witness))
    return refuse('person/unknown', 'Both are people of the organisation.', 'Name them by id.', clause);
  if (new Set([person, witness, personOf(actor)]).size < 3)
    return refuse(
      'approval/witness',
      'Who approved, who reports it and who witnessed it are three people.',
      'Name another witness.',
      clause,
    );
  if (digest !== action.digest)
    return refuse('approval/stale', `A-${number} was changed after you saw it.`, 'Read it again.', clause);
  if (saidAt > context.now || saidAt < action.proposedAt)
    return refuse(
      'action/impossible-time',
      `It was proposed at ${action.proposedAt}, and it is ${context.now} now.`,
      'Name an instant between the two.',
      clause,
    );
  return happened({ type: 'approval-reported', data: { number, digest, person, witness, saidAt, how, words } });
};
