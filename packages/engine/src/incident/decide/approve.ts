import { entry } from '../../entry.ts';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { evaluateCondition } from '@muster/plan';
import { refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { personInSeat, seatsHeld } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Action, ActionGate, Incident } from '../incident.ts';
import { noticeOf } from '../notice-rules.ts';
import { countQuorum } from '../quorum.ts';
import type { Candidate } from '../quorum.ts';
import { mayRelease, notAsApproved, standingEnds } from '../standing-authority.ts';
import { findAction, happened, refuseUnknownAction } from './decision.ts';
import type { Decide } from './decision.ts';
import { instantAfter, refuseNotOpen } from './propose.ts';

interface OpenGate {
  readonly action: Action;
  readonly asked: ActionGate;
  readonly gate: GateDefinition;
  readonly clause: string;
  readonly person: string;
}

/** One person says yes to the exact action. The requester never; nobody twice; no machine and no elevated identity. */
export const decideApprove: Decide<'approve-action'> = (plan, incident, command, context) => {
  const open = openGate(plan, incident, command, context);
  if (!open.ok) return open;
  const { action, asked, gate, clause, person } = open.value;
  const standing = standingCandidates(asked, context);
  if (standing.some((each) => each.person === person))
    return refuse(
      'approval/same-person',
      `You approved A-${action.number} already.`,
      'Another person must approve.',
      clause,
    );
  const before = countQuorum(plan, context.directory, gate, standing);
  const after = countQuorum(plan, context.directory, gate, [...standing, { person }]);
  const place = after.places.get(person);
  if (!place || after.places.size <= before.places.size)
    return refuse(
      'approval/not-eligible',
      `Still needed: ${before.missing.join(', ') || 'nobody'}. You sit in none of them.`,
      'Ask somebody who does.',
      clause,
    );

  const lapses = instantAfter(plan, gate.expires, context.now);
  if (!lapses.ok) return lapses;
  const runBy = after.reached ? instantAfter(plan, gate.runWithin, context.now) : null;
  if (runBy !== null && !runBy.ok) return runBy;
  const data = {
    number: action.number,
    digest: action.digest,
    person,
    seat: place.seat,
    as: place.function,
    functions: seatsHeld(plan, null, context.directory, person).map((held) => held.function),
    lapsesAt: lapses.value,
    runBy: runBy?.value ?? null,
  };
  return happened({ type: 'action-approved', data });
};

/** One approver's no is enough: the action does not run. It may be proposed anew. */
export const decideRefuse: Decide<'refuse-action'> = (plan, incident, command, context) => {
  const open = openGate(plan, incident, command, context);
  if (!open.ok) return open;
  const { action, gate, clause, person } = open.value;
  const place = countQuorum(plan, context.directory, gate, [{ person }]).places.get(person);
  if (!place)
    return refuse(
      'approval/not-eligible',
      'You sit in none of the functions that this gate asks.',
      'Tell somebody who does.',
      clause,
    );
  const data = { number: action.number, digest: action.digest, person, seat: place.seat, reason: command.reason };
  return happened({ type: 'action-refused', data });
};

/** One named seat passes the gate alone, where the plan's condition holds. Reviewed afterwards. */
export const decideBreakGlass: Decide<'break-glass'> = (plan, incident, command, context) => {
  const open = openGate(plan, incident, command, context, { requesterMay: true });
  if (!open.ok) return open;
  const { action, gate, clause, person } = open.value;
  const rule = gate.breakGlass;
  if (!rule)
    return refuse('break-glass/not-allowed', 'This gate has no break-glass rule.', 'Ask its approvers.', clause);
  if (personInSeat(null, context.directory, rule.by) !== person)
    return refuse(
      'break-glass/not-allowed',
      `Only ${rule.by} breaks this glass.`,
      `Ask ${rule.by}, or the approvers.`,
      `${clause}.break_glass.by`,
    );
  const facts = Object.fromEntries(
    Object.entries(incident.facts).map(([id, fact]) => [
      id,
      fact.answer.state === 'value' ? fact.answer : ({ state: 'unknown' } as const),
    ]),
  );
  const held = evaluateCondition(plan, rule.when, facts, {
    type: incident.type,
    system: incident.system,
    severity: incident.severity.level,
  });
  if (held.outcome !== 'holds')
    return refuse(
      'break-glass/not-allowed',
      'The condition of the break-glass rule does not hold.',
      'Ask the approvers, or record the facts it needs.',
      `${clause}.break_glass.when`,
    );
  const reviewDue = instantAfter(plan, rule.reviewWithin, context.now);
  if (!reviewDue.ok) return reviewDue;
  const runBy = instantAfter(plan, gate.runWithin, context.now);
  if (!runBy.ok) return runBy;
  const data = {
    number: action.number,
    gate: open.value.asked.gate,
    person,
    seat: rule.by,
    reason: command.reason,
    runBy: runBy.value,
    reviewDue: reviewDue.value,
  };
  return happened({ type: 'glass-broken', data });
};

/** One person of the function that the plan names releases the first words to an audience, as the plan has them. */
export const decideUseStandingAuthority: Decide<'use-standing-authority'> = (plan, incident, command, context) => {
  const open = openGate(plan, incident, command, context);
  if (!open.ok) return open;
  const { action, asked, gate, person } = open.value;
  const { standing } = gate;
  const clause = `${open.value.clause}.standing`;
  const no = (message: string) =>
    refuse('standing-authority/not-allowed', message, 'Ask the approvers of the gate.', clause);
  if (standing === null) return no('This gate has no standing authority.');
  const notice = noticeOf(incident, action.number);
  if (notice === undefined) return no(`A-${action.number} stands for no notice; only notices are approved beforehand.`);
  const other = notAsApproved(incident, notice, standing);
  if (other !== null) return no(other);
  if (!mayRelease(plan, context.directory, standing, person))
    return no(`Only who sits in ${standing.releasedBy} releases under it.`);
  if (gateStandsOpen(plan, asked, gate, context)) return no(`The gate stands open for A-${action.number} already.`);
  const ends = standingEnds(plan, standing);
  const use = command.usesBefore + 1;
  if (context.now >= ends || use > standing.atMost)
    return refuse(
      'standing-authority/ended',
      use > standing.atMost
        ? `It was used ${command.usesBefore} times, and the plan allows ${standing.atMost}.`
        : `It ended with ${standing.until}.`,
      'Ask the approvers of the gate, and renew it in the plan.',
      clause,
    );
  const runBy = instantAfter(plan, gate.runWithin, context.now);
  if (!runBy.ok) return runBy;
  const data = {
    number: action.number,
    notice: notice.number,
    gate: asked.gate,
    template: standing.template,
    person,
    as: standing.releasedBy,
    use,
    runBy: runBy.value < ends ? runBy.value : ends,
  };
  return happened({ type: 'standing-authority-used', data });
};

/** Approvals that have not lapsed by now. Whether their people still sit in their seats is counted by the quorum. */
export function standingApprovals(asked: ActionGate, context: Pick<DecisionContext, 'now'>) {
  return asked.approvals.filter((approval) => context.now < approval.lapsesAt);
}

/** Those whose approval stands now, each in the functions they sat in when they gave it. */
function standingCandidates(asked: ActionGate, context: Pick<DecisionContext, 'now'>): readonly Candidate[] {
  return standingApprovals(asked, context).map(({ person, functions }) => ({ person, only: functions }));
}

/**
 * True when the gate stands open now: the time to run is not over, and either the quorum stands (approvals not lapsed,
 * people still seated) or the glass was broken by somebody who still sits in the seat that may.
 */
export function gateStandsOpen(
  plan: CompiledPlan,
  asked: ActionGate,
  gate: GateDefinition,
  context: DecisionContext,
): boolean {
  if (asked.runBy === null || asked.runBy <= context.now) return false;
  if (asked.glassBrokenBy !== null)
    return (
      gate.breakGlass !== null && personInSeat(null, context.directory, gate.breakGlass.by) === asked.glassBrokenBy
    );
  if (asked.released !== null) {
    const { standing } = gate;
    return standing !== null && mayRelease(plan, context.directory, standing, asked.released.by);
  }
  return countQuorum(plan, context.directory, gate, standingCandidates(asked, context)).reached;
}

/** What approving, refusing and breaking glass have in common before they differ. */
function openGate(
  plan: CompiledPlan,
  incident: Incident,
  command: { readonly number: number; readonly digest: string },
  context: DecisionContext,
  rules: { readonly requesterMay: boolean } = { requesterMay: false },
): Result<OpenGate, Refusal> | Extract<ReturnType<typeof refuse>, { ok: false }> {
  const action = findAction(incident, command.number);
  if (!action) return refusalOf(refuseUnknownAction(incident, command.number));
  if (action.progress.kind !== 'waiting') return refusalOf(refuseNotOpen(action));
  const asked = action.gate;
  const gate = asked === null ? undefined : entry(plan.gates, asked.gate);
  if (asked === null || !gate)
    return refuse(
      'approval/not-needed',
      `A-${action.number} needs no approval.`,
      'Execute it.',
      `actions.${action.action}`,
    );
  const clause = `gates.${asked.gate}`;
  const { actor } = context;
  if (actor.kind !== 'person')
    return refuse(
      'approval/not-a-person',
      'An elevated or service identity never approves.',
      'Sign in as yourself, without administrator powers.',
      clause,
    );
  if (command.digest !== action.digest)
    return refuse(
      'approval/stale',
      `A-${action.number} was changed after you saw it.`,
      'Read it again; approve what it is now.',
      clause,
    );
  if (!rules.requesterMay && askedFor(action, actor.person))
    return refuse(
      'approval/own-request',
      'The requester never approves their own request.',
      'Ask another person.',
      clause,
    );
  return { ok: true, value: { action, asked, gate, clause, person: actor.person } };
}

/** Whoever asked for the action, or gave it the form it has now. */
function askedFor(action: Action, person: string): boolean {
  return person === action.requester || action.amendedBy.includes(person);
}

function refusalOf(decision: Result<unknown, Refusal>): { readonly ok: false; readonly refusal: Refusal } {
  if (!decision.ok) return decision;
  throw new TypeError('A refusal was expected.');
}

export function lapsedPeople(asked: ActionGate, now: Instant): readonly string[] {
  return asked.approvals.filter((approval) => approval.lapsesAt <= now).map((approval) => approval.person);
}
