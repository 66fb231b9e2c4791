import { entry } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import { stages } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { ownsIncident, seatsHeld, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { openStages } from '../clocks/open-stages.ts';
import { hasRun } from '../has-run.ts';
import { obligations } from '../obligations.ts';
import { happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { isOpen } from './propose.ts';
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
    ...runningClocks(plan, incident, context),
    ...stagesOwed(incident),
    ...waitingActions(incident),
    ...heldSwitches(plan, incident),
  ];
  if (open.length > 0)
    return refuse(
      'incident/close-unfinished',
      `Still open: ${open.join(', ')}.`,
      'Finish these. A notice is sent, or legal records why not (not-notifying-…); a clock is reported, waived or decided not to apply; a switch may be left by the decision keep-held.',
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
  const open = [
    ...noticesOwed(plan, incident, context),
    ...stagesOwed(incident).filter((each) => !each.startsWith('applicability:')),
    ...waitingActions(incident),
    ...heldSwitches(plan, incident),
  ];
  if (open.length > 0)
    return refuse(
      'incident/close-unfinished',
      `Still open: ${open.join(', ')}.`,
      'Refuse or undo these first.',
      'definition',
    );
  return happened({ type: 'incident-found-not-one', data: { reason: command.reason } });
};

/** Back into a stage that it has been in: nothing is skipped by ending and reopening. */
export const decideReopen: Decide<'reopen'> = (plan, incident, command, context) => {
  if (incident.status.kind === 'open')
    return refuse('incident/not-closed', `${incident.reference} is open.`, 'Nothing has to be reopened.');
  const { actor } = context;
  const seated = actor.kind === 'person' && seatsHeld(plan, incident, context.directory, actor.person).length > 0;
  if (!seated && !ownsIncident(incident, context))
    return refuse(
      'stage/not-yours',
      'People who sit in a seat of the plan reopen incidents.',
      'Ask one of them.',
      'functions',
    );
  const stage = command.stage ?? incident.stage;
  if (stages.indexOf(stage) > stages.indexOf(incident.stage))
    return refuse(
      'stage/not-next',
      `It ended in ${incident.stage}.`,
      `Reopen it there, or in a stage before.`,
      'workflow',
    );
  return happened({ type: 'incident-reopened', data: { reason: command.reason, stage } });
};

/** Clocks that run for something else than a stage or the next report: they are met or ended by a record alone. */
function runningClocks(plan: CompiledPlan, incident: Incident, context: DecisionContext): readonly string[] {
  return obligations(plan, incident, context.now).flatMap((each) => {
    if (each.kind === 'clock' || each.kind === 'applicability') return [];
    const runs = each.kind === 'notification' || (each.due !== null && each.kind !== 'stage' && each.kind !== 'report');
    return runs || each.kind === 'proof' ? [each.id] : [];
  });
}

/** Clocks that nobody has decided, and stages of those that apply: reported, waived with a reason, or decided away. */
function stagesOwed(incident: Incident): readonly string[] {
  const owed = openStages(incident).map(({ clock, name }) =>
    clock.applicability.kind === 'undecided' ? `applicability:${clock.key}` : `clock:${clock.key}/${name}`,
  );
  return [...new Set(owed)];
}

/** Notices to the outside whose clock has begun: law may ask for them even where it was no incident of ours. */
function noticesOwed(plan: CompiledPlan, incident: Incident, context: DecisionContext): readonly string[] {
  return obligations(plan, incident, context.now).flatMap((each) => {
    const name = each.id.slice(each.id.indexOf(':') + 1);
    const action = entry(plan.notifications, name)?.action ?? null;
    return each.kind === 'notification' && action !== null ? [each.id] : [];
  });
}

function waitingActions(incident: Incident): readonly string[] {
  return incident.actions.filter(isOpen).map((each) => `A-${each.number} waits`);
}

function heldSwitches(plan: CompiledPlan, incident: Incident): readonly string[] {
  if (incident.decisions.some((each) => each.decision === 'keep-held')) return [];
  return incident.actions
    .filter(
      (each) => each.undoes === null && hasRun(each) && entry(plan.actions, each.action)?.adapter.kind === 'switch',
    )
    .map((each) => `A-${each.number} still holds ${each.action}`);
}
