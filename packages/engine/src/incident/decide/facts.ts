import { entry } from '../../entry.ts';
import { answerFault } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { refuseUnknownType } from './declare.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

export const decideRecordFact: Decide<'record-fact'> = (plan, incident, command, context) => {
  const fact = entry(plan.facts, command.fact);
  const clause = `facts.${command.fact}`;
  if (!fact)
    return refuse(
      'fact/unknown',
      `The plan asks no question ${command.fact}.`,
      `It asks: ${Object.keys(plan.facts).join(', ')}.`,
      'facts',
    );
  if (!sitsIn(plan, incident, context, fact.answeredBy) && !ownsIncident(incident, context))
    return refuse(
      'fact/not-yours',
      `${command.fact} is answered by ${fact.answeredBy.join(' or ')}.`,
      'Ask somebody who sits there, or the incident owner.',
      clause,
    );
  const { answer } = command;
  const fault = answer.state === 'value' ? answerFault(fact, answer.value) : null;
  if (fault !== null)
    return refuse(
      'fact/wrong-kind',
      `That does not answer ${command.fact}.`,
      `${fault} Or answer unknown, and why.`,
      clause,
    );
  return happened({ type: 'fact-recorded', data: { fact: command.fact, answer } });
};

/** Many answers at once: all of them, or none. */
export const decideRecordFacts: Decide<'record-facts'> = (plan, incident, command, context) => {
  const [first, ...rest] = command.answers;
  if (first === undefined) return refuse('fact/none', 'No question is answered.', 'Answer one at least.', 'facts');
  const decided = decideRecordFact(plan, incident, { type: 'record-fact', ...first }, context);
  if (!decided.ok || rest.length === 0) return decided;
  const others = decideRecordFacts(plan, incident, { type: 'record-facts', answers: rest }, context);
  return others.ok ? happened(...decided.value, ...others.value) : others;
};

export const decideReclassify: Decide<'reclassify'> = (plan, incident, command, context) => {
  if (!entry(plan.types, command.to)) return refuseUnknownType(plan, command.to);
  if (command.to === incident.type)
    return refuse('type/unknown', `It already is ${command.to}.`, 'Name another type.', 'definition.types');
  if (!sitsIn(plan, incident, context, ['security', 'legal', 'privacy']) && !ownsIncident(incident, context))
    return refuse(
      'fact/not-yours',
      'Security, legal, privacy or the incident owner say which type it is.',
      'Ask one of them.',
      'definition.types',
    );
  return happened({
    type: 'incident-reclassified',
    data: { from: incident.type, to: command.to, reason: command.reason },
  });
};
