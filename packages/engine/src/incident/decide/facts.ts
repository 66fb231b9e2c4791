import { isInstant } from '@muster/clocks';
import type { FactDefinition } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { refuseUnknownType } from './declare.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

export const decideRecordFact: Decide<'record-fact'> = (plan, incident, command, context) => {
  const fact = plan.facts[command.fact];
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
  const fault = answer.state === 'value' ? wrongKind(fact, answer.value) : null;
  if (fault !== null) return refuse('fact/wrong-kind', `${command.fact}: ${fault.is}.`, fault.mend, clause);
  return happened({ type: 'fact-recorded', data: { fact: command.fact, answer } });
};

function wrongKind(fact: FactDefinition, value: string | number | boolean): { is: string; mend: string } | null {
  switch (fact.answer.kind) {
    case 'ordered':
      return typeof value === 'string' && fact.answer.values.includes(value)
        ? null
        : {
            is: `${value} is none of its answers`,
            mend: `Answer one of: ${fact.answer.values.join(', ')}; or unknown, and why.`,
          };
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
        ? null
        : {
            is: `${value} is not a whole number of ${fact.answer.unit}`,
            mend: 'Answer a whole number from 0; or unknown, and why.',
          };
    case 'yes-no':
      return typeof value === 'boolean'
        ? null
        : { is: `${value} is neither yes nor no`, mend: 'Answer true or false; or unknown, and why.' };
    case 'time':
      return typeof value === 'string' && isInstant(value)
        ? null
        : { is: `${value} is not an instant`, mend: 'Answer like 2026-11-23T09:30:00.000Z; or unknown, and why.' };
  }
}

export const decideReclassify: Decide<'reclassify'> = (plan, incident, command, context) => {
  if (!plan.types[command.to]) return refuseUnknownType(plan, command.to);
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
