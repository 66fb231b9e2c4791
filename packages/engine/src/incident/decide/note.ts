import { refuse } from '../../refusal.ts';
import { seatsHeld, ownsIncident } from '../context.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { refuseMarking } from './marking.ts';

/** Something is written down, marked as it is. What happened earlier keeps both times. */
export const decideRecordNote: Decide<'record-note'> = (plan, incident, command, context) => {
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (!seated && !ownsIncident(incident, context))
    return refuse(
      'note/not-yours',
      'People who sit in a seat of the plan write notes.',
      'Ask one of them.',
      'functions',
    );
  const { text, marking, occurredAt } = command;
  if (occurredAt > context.now)
    return refuse('note/future', `It is ${context.now} now.`, 'Write down what has happened.');
  const notCounsel = refuseMarking(plan, incident, context, marking);
  if (notCounsel !== null) return notCounsel;
  return happened({ type: 'note-recorded', data: { number: incident.notes.length + 1, text, marking, occurredAt } });
};
