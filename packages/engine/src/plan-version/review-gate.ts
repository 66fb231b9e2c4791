import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { entry } from '../entry.ts';

/** What a plan asks of a version that is to take its place. */
export interface ReviewGate {
  /** Null: the plan names no gate of its own. */
  readonly id: string | null;
  readonly gate: Pick<GateDefinition, 'approve' | 'within' | 'expires' | 'runWithin'>;
  readonly clause: string;
}

const days = (count: number) => ({ kind: 'elapsed', seconds: count * 86_400 }) as const;

/** Where a plan is silent: one of legal and one of the executives, who are in every plan. */
const usualGate: ReviewGate['gate'] = {
  approve: [
    { count: 1, of: 'legal' },
    { count: 1, of: 'executive' },
  ],
  within: days(7),
  expires: days(14),
  runWithin: days(7),
};

export function reviewGate(plan: CompiledPlan): ReviewGate {
  const id = plan.review.gate;
  const gate = id === null ? undefined : entry(plan.gates, id);
  return gate === undefined ? { id: null, gate: usualGate, clause: 'review' } : { id, gate, clause: `gates.${id}` };
}
