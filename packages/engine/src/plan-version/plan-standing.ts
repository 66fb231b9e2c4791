import type { Instant } from '@muster/clocks';
import type { FunctionId } from '@muster/plan';
import type { Directory } from '../incident/context.ts';
import { countQuorum } from '../incident/quorum.ts';
import type { PlanApproval, PlanRecord, ProposedPlan } from './plan-history.ts';
import type { PlanVersion } from './plan-version.ts';
import { reviewGate } from './review-gate.ts';

/** A proposal that can still be decided: the version that it is to replace is the one in force. */
export interface OpenProposal {
  readonly record: PlanRecord;
  readonly proposal: ProposedPlan;
}

export function openProposal({ version }: PlanVersion, record: PlanRecord): OpenProposal | null {
  const { progress } = record;
  return progress.kind === 'proposed' && progress.replaces === version ? { record, proposal: progress } : null;
}

/** Approvals that have not lapsed; none once the time to activate is over. Who still sits there is for the quorum. */
export function standingApprovers(proposal: ProposedPlan, now: Instant): readonly PlanApproval[] {
  if (proposal.activateBy !== null && proposal.activateBy <= now) return [];
  return proposal.approvals.filter(({ lapsesAt }) => now < lapsesAt);
}

/** Where a version stands now. `missing`: functions of which somebody is still needed, once for each open place. */
export interface PlanStanding {
  readonly state: 'proposed' | 'approved' | 'in-force' | 'superseded' | 'refused' | 'void';
  readonly missing: readonly FunctionId[];
}

export function planStanding(
  inForce: PlanVersion,
  record: PlanRecord,
  { now, directory }: { readonly now: Instant; readonly directory: Directory },
): PlanStanding {
  const open = openProposal(inForce, record);
  if (open === null) return { state: record.progress.kind, missing: [] };
  const candidates = standingApprovers(open.proposal, now).map(({ person, functions }) => ({
    person,
    only: functions,
  }));
  const { reached, missing } = countQuorum(inForce.plan, directory, reviewGate(inForce.plan).gate, candidates);
  return { state: reached ? 'approved' : 'proposed', missing };
}
