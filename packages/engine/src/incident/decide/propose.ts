import { entry } from '../../entry.ts';
import { addMilliseconds } from '@muster/clocks';
import type { Instant, Period } from '@muster/clocks';
import type { ActionDefinition, CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { countAt } from '../count-at.ts';
import { actionDigest } from '../action-digest.ts';
import { personOf } from '../../actor.ts';
import { ownsIncident, seatsHeld } from '../context.ts';
import type { Action, Incident } from '../incident.ts';
import { hasRun } from '../has-run.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide, Decision } from './decision.ts';

/** Somebody asks for an action, or for taking one back. A gate in the plan at once asks its approvers. */
export const decidePropose: Decide<'propose-action'> = (plan, incident, command, context) => {
  const definition = entry(plan.actions, command.action);
  if (!definition)
    return refuse(
      'action/unknown',
      `The plan has no action ${command.action}.`,
      `Its actions: ${Object.keys(plan.actions).join(', ')}.`,
      'systems',
    );
  const open = incident.actions.find((each) => each.action === command.action && isOpen(each));
  if (open)
    return refuse(
      'action/already-open',
      `A-${open.number} already asks for ${command.action}.`,
      `Decide A-${open.number} first, or amend it.`,
      actionClause(command.action),
    );
  const fault = command.undoes === null ? null : undoFault(incident, definition, command.action, command.undoes);
  if (fault !== null) return fault;
  const requester =
    context.actor.kind === 'person' && seatsHeld(plan, incident, context.directory, context.actor.person);
  if (
    requester &&
    requester.length === 0 &&
    context.actor.kind === 'person' &&
    context.actor.person !== incident.owner.person
  )
    return refuse(
      'action/not-yours',
      'Only people who sit in a seat of the plan propose actions.',
      'Ask somebody who does.',
      'functions',
    );

  const { action, parameters, undoes, reason } = command;
  const number = incident.actions.length + 1;
  const digest = digestOf(incident, definition, { number, action, parameters, undoes, reason });
  const proposed: IncidentEvent = {
    type: 'action-proposed',
    data: { number, action, parameters: { ...parameters }, undoes, reason, digest },
  };
  return withGate(plan, definition, proposed, { number, digest, requester: personOf(context.actor) }, context.now);
};

/** Another form of the same action: former approvals are void, and the gate asks again. */
export const decideAmend: Decide<'amend-action'> = (plan, incident, command, context) => {
  const found = findAction(incident, command.number);
  if (!found) return refuseUnknownAction(incident, command.number);
  const definition = entry(plan.actions, found.action);
  if (!definition || found.progress.kind !== 'waiting') return refuseNotOpen(found);
  if (!ownsIncident(incident, context) && personOf(context.actor) !== found.requester)
    return refuse(
      'action/not-yours',
      `Only its requester or the incident owner change A-${found.number}.`,
      'Ask one of them, or propose another.',
      actionClause(found.action),
    );
  return amendAction(plan, incident, found, command.parameters, command.reason);
};

/** The action in another form, by whoever may give it one: its approvers are asked for what it is now. */
export function amendAction(
  plan: CompiledPlan,
  incident: Incident,
  { number, action, undoes, gate: asked, requester }: Action,
  parameters: Action['parameters'],
  reason: Action['reason'],
): Decision {
  const definition = entry(plan.actions, action);
  if (!definition)
    return refuse('action/unknown', `The plan has no action ${action}.`, 'Propose another.', actionClause(action));
  const digest = digestOf(incident, definition, { number, action, parameters, undoes, reason });
  const amended: IncidentEvent = {
    type: 'action-amended',
    data: { number, parameters: { ...parameters }, reason, digest },
  };
  if (asked === null) return happened(amended);
  // The former deadline and silence go on.
  const { gate, due, silenceAt } = asked;
  return happened(amended, { type: 'approval-requested', data: { number, digest, requester, gate, due, silenceAt } });
}

/** Asked for, and not yet run or refused. */
export function isOpen({ progress }: Action): boolean {
  return progress.kind === 'waiting' || progress.kind === 'preserving';
}

export function actionClause(action: string): string {
  return `actions.${action}`;
}

export function refuseNotOpen(action: Action): Decision {
  return refuse(
    'action/not-open',
    `A-${action.number} is ${action.progress.kind}.`,
    'Propose it anew where it is still wanted.',
    actionClause(action.action),
  );
}

function undoFault(incident: Incident, definition: ActionDefinition, action: string, undoes: number): Decision | null {
  const target = findAction(incident, undoes);
  if (!target) return refuseUnknownAction(incident, undoes);
  if (!definition.reversible || target.action !== action || target.undoes !== null)
    return refuse(
      'action/not-undoable',
      `A-${undoes} cannot be taken back by ${action}.`,
      'Only a reversible action is undone, by its own kind.',
      actionClause(action),
    );
  if (!hasRun(target))
    return refuse(
      'action/not-executed',
      `A-${undoes} is ${target.progress.kind}: there is nothing to take back.`,
      'Refuse it instead.',
      actionClause(action),
    );
  return null;
}

function digestOf(
  incident: Incident,
  definition: ActionDefinition,
  exact: Pick<Action, 'number' | 'action' | 'parameters' | 'undoes' | 'reason'>,
): string {
  const { organisation, id, planVersion } = incident;
  return actionDigest({
    organisation,
    incident: id,
    planVersion,
    definition,
    ...exact,
    reason: exact.reason.commitment,
  });
}

function withGate(
  plan: CompiledPlan,
  definition: ActionDefinition,
  first: IncidentEvent,
  asked: Asked,
  now: Instant,
): Decision {
  if (definition.gate === null) return happened(first);
  const request = requestApproval(plan, definition.gate, asked, now);
  return request.ok ? happened(first, request.value) : request;
}

interface Asked {
  readonly number: number;
  readonly digest: string;
  readonly requester: string;
}

/** Asks the approvers of a gate, with the instants by which they answer and at which silence is escalated. */
export function requestApproval(
  plan: CompiledPlan,
  gateId: string,
  asked: Asked,
  now: Instant,
): Result<IncidentEvent, Refusal> {
  const gate = entry(plan.gates, gateId);
  if (!gate) return refuse('approval/none-asked', `The plan has no gate ${gateId}.`, 'Mend the plan.', 'approvals');
  const due = instantAfter(plan, gate.within, now);
  const silenceAt = instantAfter(plan, gate.onSilence.after, now);
  if (!due.ok) return due;
  if (!silenceAt.ok) return silenceAt;
  return {
    ok: true,
    value: { type: 'approval-requested', data: { ...asked, gate: gateId, due: due.value, silenceAt: silenceAt.value } },
  };
}

/** An instant so long after another, counted at the organisation's place. */
export function instantAfter(plan: CompiledPlan, period: Period, from: Instant): Result<Instant, Refusal> {
  if (period.kind === 'elapsed') return { ok: true, value: addMilliseconds(from, period.seconds * 1000) };
  const counted = countAt(plan, period, from);
  if (counted.ok) return { ok: true, value: counted.due };
  return refuse('deadline/beyond-calendar', counted.message, 'Install newer calendar data.', 'organisation.holidays');
}
