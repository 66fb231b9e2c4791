import { refuse } from '../../refusal.ts';
import { sitsIn } from '../context.ts';
import { isWorse } from '../derive-severity.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';

/** Anybody may say that it is worse. */
export const decideRaiseSeverity: Decide<'raise-severity'> = (_plan, incident, command) => {
  const from = incident.severity.level;
  if (!isWorse(command.to, from))
    return refuse(
      'severity/not-higher',
      `It is ${from} already.`,
      'Name a higher severity, or lower it with a reason.',
      'severity',
    );
  return happened({ type: 'severity-raised', data: { from, to: command.to, reason: command.reason } });
};

/** Only with the plan's authority and a reason. Clocks that have started go on. */
export const decideLowerSeverity: Decide<'lower-severity'> = (plan, incident, command, context) => {
  const from = incident.severity.level;
  if (!isWorse(from, command.to))
    return refuse('severity/not-lower', `It is ${from}.`, 'Name a lower severity, or raise it.', 'severity');
  if (!sitsIn(plan, incident, context, plan.severityLoweredBy))
    return refuse(
      'severity/not-yours',
      `Only ${plan.severityLoweredBy.join(' or ')} may lower a severity.`,
      'Ask somebody who sits there.',
      'severity.lowered_by',
    );
  const authority = plan.severityLoweredBy.join(',');
  return happened({ type: 'severity-lowered', data: { from, to: command.to, reason: command.reason, authority } });
};
