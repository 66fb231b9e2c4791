import type { Instant } from '@muster/clocks';
import { personOf } from '../actor.ts';
import type { Actor } from '../actor.ts';
import type { ContentRef } from '../content-ref.ts';
import type { PlanEvent } from '../events/all-events.ts';
import type { FindingCounts } from '../events/fields.ts';
import { personInSeat, seatsHeld } from '../incident/context.ts';
import type { Directory } from '../incident/context.ts';
import { instantAfter } from '../incident/decide/propose.ts';
import { countQuorum } from '../incident/quorum.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';
import type { PlanHistory, PlanRecord } from './plan-history.ts';
import { openProposal, planStanding, standingApprovers } from './plan-standing.ts';
import type { OpenProposal } from './plan-standing.ts';
import type { PlanVersion } from './plan-version.ts';
import { reviewGate } from './review-gate.ts';

/** What people ask of the plan of their organisation. Text has become content before it gets here. */
export type PlanCommand =
  | {
      readonly type: 'add-plan';
      readonly version: string;
      readonly source: ContentRef;
      readonly compiled: ContentRef;
      readonly note: ContentRef | null;
      readonly findings: FindingCounts;
      /** The version that it was made from; null where nobody says. */
      readonly replaces: string | null;
    }
  | { readonly type: 'approve-plan'; readonly version: string; readonly replaces: string }
  | { readonly type: 'refuse-plan'; readonly version: string; readonly replaces: string; readonly reason: ContentRef }
  | {
      readonly type: 'activate-plan';
      readonly version: string;
      readonly replaces: string;
      readonly findings: FindingCounts;
    };

export interface PlanContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
}

export type PlanDecision = Result<readonly PlanEvent[], Refusal>;

type CommandOf<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>;

/**
 * What follows from a command on the plan, under the version in force: it says who approves what takes its place. Whether
 * a text has findings that block is seen before; nothing here looks into a plan but the one in force.
 */
export function decidePlanVersion(
  inForce: PlanVersion | null,
  history: PlanHistory | null,
  command: PlanCommand,
  context: PlanContext,
): PlanDecision {
  if (command.type === 'add-plan') return decideAdd(inForce, history, command, context);
  if (inForce === null || history === null) return refuseUnknown(command.version);
  const record = history.versions.find((each) => each.version === command.version);
  if (record === undefined) return refuseUnknown(command.version);
  if (command.replaces !== inForce.version) return refuseSuperseded(inForce);
  const open = openProposal(inForce, record);
  if (open === null) return refuseNotOpen(record);
  switch (command.type) {
    case 'approve-plan':
      return decideApprove(inForce, open, context);
    case 'refuse-plan':
      return decideRefuse(inForce, open, command, context);
    case 'activate-plan':
      return decideActivate(inForce, open, command, context);
  }
}

/** The first version is in force at once; what comes later is proposed, and passes the gate of the one in force. */
function decideAdd(
  inForce: PlanVersion | null,
  history: PlanHistory | null,
  command: CommandOf<'add-plan'>,
  context: PlanContext,
): PlanDecision {
  const { version, source, compiled, note, findings, replaces } = command;
  if (inForce?.version === version)
    return refuse('plan/unchanged', 'This version is in force already.', 'Nothing has to be changed.');
  if (replaces !== null && replaces !== inForce?.version) return refuseSuperseded(inForce);
  const { actor } = context;
  if (isFirst(inForce, history, context)) {
    if (actor.kind !== 'elevated' && actor.kind !== 'service')
      return refuse('plan/not-yours', 'An administrator adds the first plan.', 'Ask one.');
    const addedBy = actor.kind === 'elevated' ? actor.person : null;
    return happened({ type: 'plan-version-added', data: { version, source, compiled, addedBy, findings } });
  }
  if (inForce === null) throw new TypeError('Where nothing is in force, a version is the first.');
  if (!mayPropose(inForce, context))
    return refuse(
      'plan/not-yours',
      'People who sit in a seat of the plan propose a new version, and administrators.',
      'Ask one of them.',
      'functions',
    );
  const record = history?.versions.find((each) => each.version === version);
  if (record?.progress.kind === 'proposed')
    return refuse('plan/already-proposed', 'This version is proposed already.', 'Ask its approvers.');
  const { id, gate } = reviewGate(inForce.plan);
  const due = instantAfter(inForce.plan, gate.within, context.now);
  if (!due.ok) return due;
  const proposedBy = personOf(actor);
  const data = { version, replaces: inForce.version, source, compiled, note, proposedBy, findings };
  return happened({ type: 'plan-version-proposed', data: { ...data, gate: id, due: due.value } });
}

/**
 * Nothing is in force, or only the starter that the program laid down and in which nobody sits: it is nobody's plan, and
 * there is nobody to ask.
 */
function isFirst(inForce: PlanVersion | null, history: PlanHistory | null, { directory }: PlanContext): boolean {
  if (inForce === null) return true;
  const record = history?.versions.find((each) => each.version === inForce.version);
  const laidDown = record?.by === null && record.progress.kind === 'in-force';
  return laidDown && inForce.plan.seats.every((seat) => personInSeat(null, directory, seat) === null);
}

/** One person says yes to this version in the place of that one. Its proposer never; nobody twice; no elevated identity. */
function decideApprove({ plan }: PlanVersion, open: OpenProposal, context: PlanContext): PlanDecision {
  const { record, proposal } = open;
  const { gate, clause } = reviewGate(plan);
  const judge = approverOf(open, context, clause);
  if (!judge.ok) return judge;
  const person = judge.value;
  const standing = standingApprovers(proposal, context.now);
  if (standing.some((each) => each.person === person))
    return refuse('approval/same-person', 'You approved this version already.', 'Another person must approve.', clause);
  const candidates = standing.map(({ person: who, functions }) => ({ person: who, only: functions }));
  const before = countQuorum(plan, context.directory, gate, candidates);
  const after = countQuorum(plan, context.directory, gate, [...candidates, { person }]);
  const place = after.places.get(person);
  if (place === undefined || after.places.size <= before.places.size)
    return refuse(
      'approval/not-eligible',
      `Still needed: ${before.missing.join(', ') || 'nobody'}. You sit in none of them.`,
      'Ask somebody who does.',
      clause,
    );
  const lapsesAt = instantAfter(plan, gate.expires, context.now);
  if (!lapsesAt.ok) return lapsesAt;
  const activateBy = after.reached ? instantAfter(plan, gate.runWithin, context.now) : accept(null);
  if (!activateBy.ok) return activateBy;
  const data = {
    version: record.version,
    replaces: proposal.replaces,
    person,
    seat: place.seat,
    as: place.function,
    functions: seatsHeld(plan, null, context.directory, person).map((held) => held.function),
    lapsesAt: lapsesAt.value,
    beside: standing.map((each) => each.person),
    activateBy: activateBy.value,
  };
  return happened({ type: 'plan-version-approved', data });
}

/** One approver's no is enough. */
function decideRefuse(
  { plan }: PlanVersion,
  open: OpenProposal,
  { reason }: CommandOf<'refuse-plan'>,
  context: PlanContext,
): PlanDecision {
  const { gate, clause } = reviewGate(plan);
  const judge = approverOf(open, context, clause);
  if (!judge.ok) return judge;
  const person = judge.value;
  const place = countQuorum(plan, context.directory, gate, [{ person }]).places.get(person);
  if (place === undefined)
    return refuse(
      'approval/not-eligible',
      'You sit in none of the functions that approve a new version.',
      'Tell somebody who does.',
      clause,
    );
  const { record, proposal } = open;
  const data = { version: record.version, replaces: proposal.replaces, person, seat: place.seat, reason };
  return happened({ type: 'plan-version-refused', data });
}

/** The last moment at which the approvals are counted, and they are counted whole: who left fills no place. */
function decideActivate(
  inForce: PlanVersion,
  open: OpenProposal,
  { findings }: CommandOf<'activate-plan'>,
  context: PlanContext,
): PlanDecision {
  const { record, proposal } = open;
  const { gate, clause } = reviewGate(inForce.plan);
  if (!mayPropose(inForce, context))
    return refuse(
      'plan/not-yours',
      'People who sit in a seat of the plan activate a version.',
      'Ask one.',
      'functions',
    );
  const standing = planStanding(inForce, record, context);
  if (standing.state !== 'approved') {
    const lapsed = proposal.approvals.length > standingApprovers(proposal, context.now).length;
    const mend = `Still needed: ${standing.missing.join(', ')}.`;
    return lapsed
      ? refuse('approval/lapsed', 'The approval of this version has lapsed.', mend, clause)
      : refuse('approval/needed', 'This version is not approved.', mend, clause);
  }
  const { places } = countQuorum(
    inForce.plan,
    context.directory,
    gate,
    standingApprovers(proposal, context.now).map(({ person, functions }) => ({ person, only: functions })),
  );
  const data = {
    version: record.version,
    replaces: proposal.replaces,
    activatedBy: personOf(context.actor),
    approvedBy: [...places.keys()],
    findings,
  };
  return happened({ type: 'plan-version-activated', data });
}

/** The person who judges; a refusal for machines, administrators' powers and whoever proposed it. */
function approverOf({ record }: OpenProposal, { actor }: PlanContext, clause: string): Result<string, Refusal> {
  if (actor.kind !== 'person')
    return refuse(
      'approval/not-a-person',
      'An elevated or service identity never approves.',
      'Sign in as yourself, without administrator powers.',
      clause,
    );
  if (record.by === actor.person)
    return refuse(
      'approval/own-request',
      'Whoever proposed a version never approves it.',
      'Ask another person.',
      clause,
    );
  return accept(actor.person);
}

function mayPropose({ plan }: PlanVersion, { actor, directory }: PlanContext): boolean {
  if (actor.kind === 'elevated') return true;
  return actor.kind === 'person' && plan.seats.some((seat) => personInSeat(null, directory, seat) === actor.person);
}

function happened(event: PlanEvent): PlanDecision {
  return accept([event]);
}

function refuseUnknown(version: string): PlanDecision {
  return refuse('plan/unknown', `There is no version ${version} of the plan.`, 'List the versions.');
}

function refuseSuperseded(inForce: PlanVersion | null): PlanDecision {
  return refuse(
    'plan/superseded',
    `The version in force is ${inForce?.version ?? 'none'}, another than the one named.`,
    'Look at what is in force now, and bring your change into it.',
  );
}

function refuseNotOpen({ progress }: PlanRecord): PlanDecision {
  return refuse('plan/not-open', `This version is ${progress.kind}.`, 'Propose it anew where it is still wanted.');
}
