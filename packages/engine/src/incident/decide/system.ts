import { entry } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import { refuseUnknownSystem } from './declare.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/**
 * Says which AI system the incident is of. The ladder, the rules of severity and the deadlines follow from it at once.
 * Once an action on another system was asked for, it stays: what was decided there would be left without its incident.
 */
export const decideSetSystem: Decide<'set-system'> = (plan, incident, command, context) => {
  if (!entry(plan.systems, command.to)) return refuseUnknownSystem(plan, command.to);
  if (command.to === incident.system)
    return refuse('system/same', `It already is of ${command.to}.`, 'Name another AI system.', 'systems');
  if (!sitsIn(plan, incident, context, ['security', 'operations', 'engineering']) && !ownsIncident(incident, context))
    return refuse(
      'system/not-yours',
      'Security, operations, engineering or the incident owner say which AI system it is of.',
      'Ask one of them.',
      'systems',
    );
  const elsewhere = incident.actions.find((action) => {
    const system = entry(plan.actions, action.action)?.system ?? null;
    return system !== null && system !== command.to;
  });
  if (elsewhere)
    return refuse(
      'system/acted-on',
      `A-${elsewhere.number} was asked for on another AI system: ${elsewhere.action}.`,
      `Declare an incident of its own for ${command.to}.`,
      'systems',
    );
  const { to, reason } = command;
  return happened({ type: 'incident-system-set', data: { from: incident.system, to, reason } });
};
