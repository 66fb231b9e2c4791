import { refuse } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import type { Incident } from '../incident.ts';
import { hasRun } from '../obligations.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { unfinished } from './work.ts';

/** Closed with its review, from the review stage, with nothing waiting and no switch held by accident. */
export const decideClose: Decide<'close'> = (plan, incident, command, context) => {
  if (!sitsIn(plan, incident, context, [plan.workflow.review.owner]) && !ownsIncident(incident, context))
    return refuse(
      'stage/not-yours',
      `${plan.workflow.review.owner} or the incident owner close it.`,
      'Ask one of them.',
      'workflow.review',
    );
  if (incident.stage !== 'review')
    return refuse(
      'incident/close-unfinished',
      `It is in ${incident.stage}; it is closed from review.`,
      'Go through the stages to review first.',
      'workflow.review',
    );
  const open = [
    ...unfinished(plan, incident, context.now),
    ...waitingActions(incident),
    ...heldSwitches(plan, incident),
  ];
  if (open.length > 0)
    return refuse(
      'incident/close-unfinished',
      `Still open: ${open.join(', ')}.`,
      'Finish these; to leave a switch held, record the decision keep-held.',
      'workflow.review.leave_when',
    );
  return happened({ type: 'incident-closed', data: { outcome: command.outcome, review: command.review } });
};

export const decideNotAnIncident: Decide<'find-not-an-incident'> = (plan, incident, command, context) => {
  if (!ownsIncident(incident, context))
    return refuse(
      'stage/not-yours',
      'Only the incident owner finds that it was no incident.',
      'Ask the incident owner.',
      'definition',
    );
  const open = [...waitingActions(incident), ...heldSwitches(plan, incident)];
  if (open.length > 0)
    return refuse(
      'incident/close-unfinished',
      `Still open: ${open.join(', ')}.`,
      'Refuse or undo these first.',
      'definition',
    );
  return happened({ type: 'incident-found-not-one', data: { reason: command.reason } });
};

export const decideReopen: Decide<'reopen'> = (_plan, incident, command) => {
  if (incident.status.kind === 'open')
    return refuse('incident/not-closed', `${incident.reference} is open.`, 'Nothing has to be reopened.');
  return happened({ type: 'incident-reopened', data: { reason: command.reason, stage: command.stage } });
};

function waitingActions(incident: Incident): readonly string[] {
  return incident.actions.filter((each) => each.progress.kind === 'waiting').map((each) => `A-${each.number} waits`);
}

function heldSwitches(plan: Parameters<typeof decideClose>[0], incident: Incident): readonly string[] {
  if (incident.decisions.some((each) => each.decision === 'keep-held')) return [];
  return incident.actions
    .filter((each) => each.undoes === null && hasRun(each) && plan.actions[each.action]?.adapter.kind === 'switch')
    .map((each) => `A-${each.number} still holds ${each.action}`);
}
