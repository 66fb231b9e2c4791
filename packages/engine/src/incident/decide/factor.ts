import { refuse } from '../../refusal.ts';
import { ownsIncident, seatsHeld } from '../context.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { refuseMarking } from './marking.ts';

/** What made it possible, likelier or worse, marked as it is: what counsel directs stays out of packs and exports. */
export const decideRecordFactor: Decide<'record-factor'> = (plan, incident, command, context) => {
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (!seated && !ownsIncident(incident, context))
    return refuse(
      'factor/not-yours',
      'People who sit in a seat of the plan record contributing factors.',
      'Ask one of them.',
      'functions',
    );
  const { kind, text, marking } = command;
  const notCounsel = refuseMarking(plan, incident, context, marking);
  if (notCounsel !== null) return notCounsel;
  return happened({ type: 'factor-recorded', data: { number: incident.factors.length + 1, kind, text, marking } });
};
