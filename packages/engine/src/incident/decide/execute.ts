import { entry } from '../../entry.ts';
import type { CompiledPlan } from '@muster/plan';
import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { personOf } from '../../actor.ts';
import { refuse } from '../../refusal.ts';
import type { DecisionContext } from '../context.ts';
import { seatsHeld } from '../context.ts';
import type { Action, Incident } from '../incident.ts';
import { alterationWaits } from '../clocks/alteration-hold.ts';
import { gateStandsOpen, standingApprovals } from './approve.ts';
import { carryOut } from './carry-out.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide, Decision } from './decision.ts';
import { noLongerEligible } from './no-longer-eligible.ts';
import { missingBefore, runNow, startPreservation } from './preserve.ts';
import { actionClause, refuseNotOpen } from './propose.ts';

/**
 * Lets the action through its gate: the last moment at which it is checked, and it is checked whole. Then it runs, or
 * what it would change is captured first; the reason not to wait, given now or in between, makes it run at once.
 */
export const decideExecute: Decide<'execute-action'> = (plan, incident, command, context) => {
  const action = findAction(incident, command.number);
  if (!action) return refuseUnknownAction(incident, command.number);
  if (action.progress.kind !== 'waiting' && action.progress.kind !== 'preserving') return refuseNotOpen(action);
  if (command.digest !== action.digest)
    return refuse(
      'approval/stale',
      `A-${action.number} was changed after you saw it.`,
      'Read it again; execute what it is now.',
      actionClause(action.action),
    );
  const { actor } = context;
  const may = actor.kind === 'service' || (actor.kind !== 'clock' && mayExecute(plan, incident, context, actor.person));
  if (!may)
    return refuse(
      'action/not-yours',
      'Only people who sit in a seat of the plan execute actions.',
      'Ask somebody who does.',
      'functions',
    );
  const reason = command.doNotWait;
  if (action.progress.kind === 'preserving') {
    if (reason === null) return refusePreserving(action);
    if (noLongerEligible(plan, action, context) !== null) return refuseNoLongerEligible(action);
    return happened(...runNow(plan, incident, action, 'not-waited', reason, context));
  }
  const waits = alterationWaits(plan, incident, action);
  if (waits !== null) return waits;
  const gateFault = checkGate(plan, action, context);
  if (gateFault !== null) return gateFault;
  const approvedBy = action.gate === null ? [] : standingApprovals(action.gate, context).map((each) => each.person);
  const missing = missingBefore(plan, incident, action);
  if (missing.length > 0 && reason === null) return startPreservation(plan, action, missing, approvedBy, context);
  const gaps = missing.map((category) => ({ category, cause: 'not-waited' as const }));
  const run = { executor: personOf(actor), approvedBy, gaps, reason: gaps.length === 0 ? null : reason };
  return happened(...carryOut(plan, action, run, context));
};

function refusePreserving(action: Action): Decision {
  return refuse(
    'action/not-open',
    `A-${action.number} runs at ${action.preservation?.until ?? 'once'} at the latest: evidence is captured first.`,
    'Wait for it, or execute it with a reason not to wait.',
    actionClause(action.action),
  );
}

function refuseNoLongerEligible(action: Action): Decision {
  return refuse(
    'approval/no-longer-eligible',
    `Somebody who approved A-${action.number} has left their seat: its gate is not met any more.`,
    `Another person approves it; they are asked at ${action.preservation?.until ?? 'once'} at the latest.`,
    `gates.${action.gate?.gate ?? ''}`,
  );
}

function mayExecute(plan: CompiledPlan, incident: Incident, context: DecisionContext, person: string): boolean {
  return person === incident.owner.person || seatsHeld(plan, incident, context.directory, person).length > 0;
}

function checkGate(plan: CompiledPlan, action: Action, context: DecisionContext): Decision | null {
  const definition = entry(plan.actions, action.action);
  const wanted = definition?.gate ?? null;
  if (wanted === null && action.gate === null) return null;
  const gate = wanted === null ? undefined : entry(plan.gates, wanted);
  const clause = `gates.${wanted}`;
  const { gate: asked } = action;
  if (!gate || asked === null)
    return refuse(
      'approval/none-asked',
      `A-${action.number} stands behind a gate that was never asked.`,
      'Propose it anew.',
      clause,
    );
  if (!gateStandsOpen(plan, asked, gate, context)) {
    const lapsed =
      asked.expiredAt !== null ||
      asked.approvals.length > standingApprovals(asked, context).length ||
      (asked.runBy !== null && asked.runBy <= context.now);
    return lapsed
      ? refuse('approval/lapsed', `The approval of A-${action.number} has lapsed.`, 'Ask the approvers anew.', clause)
      : refuse(
          'approval/needed',
          `A-${action.number} is not approved.`,
          `The plan asks: ${gate.approve.map((each) => `${each.count} of ${each.of}`).join(', ')}.`,
          clause,
        );
  }
  const waits = definition?.external === true || definition?.reversible === false;
  const versions = [...asked.approvals, ...(asked.released === null ? [] : [asked.released])];
  if (waits && versions.some(({ version }) => version > context.includedVersion))
    return refuse(
      'approval/not-in-ledger',
      'The approval is not yet under a signed checkpoint; what cannot be taken back waits for it.',
      'Try again in a second.',
      clause,
    );
  return null;
}

export const decideProve: Decide<'prove-action'> = (plan, incident, command, context) => {
  const action = findAction(incident, command.number);
  if (!action) return refuseUnknownAction(incident, command.number);
  if (!mayReport(plan, incident, context)) return refuseReport();
  if (action.progress.kind !== 'executed')
    return refuse(
      'action/not-executed',
      `A-${action.number} is ${action.progress.kind}: there is nothing to prove.`,
      'Execute it first.',
      actionClause(action.action),
    );
  const effectiveAt = between(action.progress.at, command.effectiveAt, context.now);
  if (effectiveAt === null)
    return refuse(
      'action/impossible-time',
      `It was executed at ${action.progress.at}, and it is ${context.now} now.`,
      'Name an instant between the two.',
      actionClause(action.action),
    );
  const milliseconds = millisecondsBetween(action.progress.at, effectiveAt);
  return happened({
    type: 'action-proven',
    data: { number: command.number, effectiveAt, milliseconds, probe: personOf(context.actor) },
  });
};

/** Clocks of probes differ from ours by so much; an instant further out is a mistake. */
const skewMilliseconds = 60_000;

/** The instant itself, or the nearer end where it lies outside by no more than clocks differ; null further out. */
function between(start: Instant, instant: Instant, end: Instant): Instant | null {
  if (instant < start) return millisecondsBetween(instant, start) <= skewMilliseconds ? start : null;
  if (instant > end) return millisecondsBetween(end, instant) <= skewMilliseconds ? end : null;
  return instant;
}

export const decidePartialFailure: Decide<'report-partial-failure'> = (plan, incident, command, context) => {
  const action = findAction(incident, command.number);
  if (!action) return refuseUnknownAction(incident, command.number);
  if (!mayReport(plan, incident, context)) return refuseReport();
  if (action.progress.kind !== 'executed' && action.progress.kind !== 'proven')
    return refuse(
      'action/not-executed',
      `A-${action.number} is ${action.progress.kind}: it cannot have failed.`,
      'Execute it first.',
      actionClause(action.action),
    );
  return happened({ type: 'action-failed-in-part', data: { number: command.number, what: command.what } });
};

/** A probe, the incident owner, or somebody who sits in a seat of the plan. */
function mayReport(plan: CompiledPlan, incident: Incident, context: DecisionContext): boolean {
  const { actor } = context;
  return actor.kind === 'service' || (actor.kind !== 'clock' && mayExecute(plan, incident, context, actor.person));
}

function refuseReport(): Decision {
  const mend = 'Ask somebody who does, or the incident owner.';
  return refuse('action/not-yours', 'Only people who sit in a seat of the plan report on actions.', mend, 'functions');
}
