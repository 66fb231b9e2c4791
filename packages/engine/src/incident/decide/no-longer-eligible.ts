import { entry } from '../../entry.ts';
import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { DecisionContext } from '../context.ts';
import { countQuorum } from '../quorum.ts';
import type { Action } from '../incident.ts';
import { gateStandsOpen } from './approve.ts';

/**
 * Whose approval does not count any more, of an action that was let through its gate and is captured for; null where the
 * gate is still met. People count as they sit now, time as it was then: no approval lapses by waiting for evidence.
 */
export function noLongerEligible(
  plan: CompiledPlan,
  { gate: asked, progress }: Action,
  context: DecisionContext,
): readonly string[] | null {
  if (progress.kind !== 'preserving' || asked === null) return null;
  const gate = entry(plan.gates, asked.gate);
  if (!gate) return [];
  if (gateStandsOpen(plan, asked, gate, { ...context, now: progress.since })) return null;
  const alone = asked.glassBrokenBy ?? asked.released?.by ?? null;
  if (alone !== null) return [alone];
  const candidates = asked.approvals.map(({ person, functions }) => ({ person, only: functions }));
  const { places } = countQuorum(plan, context.directory, gate, candidates);
  return candidates.map(({ person }) => person).filter((person) => !places.has(person));
}

/** The action waits again, and its approvers are asked anew, as urgently as before: the former deadline goes on. */
export function holdBack(
  { number, digest, requester, gate }: Action,
  people: readonly string[],
): readonly IncidentEvent[] {
  const expired: IncidentEvent = {
    type: 'approval-expired',
    data: { number, cause: 'no-longer-eligible', people: [...people] },
  };
  if (gate === null) return [expired];
  const { gate: id, due, silenceAt } = gate;
  return [expired, { type: 'approval-requested', data: { number, digest, requester, gate: id, due, silenceAt } }];
}
