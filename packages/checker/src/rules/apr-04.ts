import { actionPath } from '../analysis/gated.ts';
import { everybody, peopleOf } from '../analysis/people.ts';
import { approversOf, tightest } from '../analysis/places.ts';
import type { ActionDefinition, CompiledPlan } from '@muster/plan';
import type { Found, Rule } from '../rule.ts';

/**
 * Whoever asks for an action or does it, approves it, and confirms that it took effect are different people. Muster keeps
 * asking and approving apart by itself. For each action that a function confirms, this rule sees that somebody of it is
 * left to confirm whoever of all functions asks, besides enough approvers.
 */
export const apr04: Rule = {
  id: 'APR-04',
  layer: 'L2',
  severity: 'error',
  title: 'Who asks, who approves and who confirms are different people',
  fix: 'Let a function confirm that has other people than those who ask and approve.',
  *check({ plan }): Iterable<Found> {
    for (const [id, action] of Object.entries(plan.actions)) {
      const asks = whoAsksInVain(plan, action);
      if (asks === null || action.verifiedBy === null) continue;
      yield {
        path: [...actionPath(id, action), 'verified_by'],
        subject: id,
        message: `Nobody of ${action.verifiedBy} may be left to confirm ${id}.`,
        counterexample: `${asks} asks for it; whoever else of ${action.verifiedBy} could confirm it is needed to approve it, or is the same person.`,
      };
    }
  },
};

/** Somebody after whose request the gate can be passed, but nobody is left to confirm. */
function whoAsksInVain(plan: CompiledPlan, { gate, verifiedBy }: ActionDefinition): string | null {
  if (verifiedBy === null) return null;
  const definition = gate === null ? undefined : plan.gates[gate];
  const approvers = definition === undefined ? [] : approversOf(plan, definition);
  const confirming = { count: 1, people: peopleOf(plan, verifiedBy) };
  for (const person of everybody(plan)) {
    const asking = new Set([person]);
    if (approvers.length > 0 && tightest(approvers, asking).spare < 0) continue;
    if (tightest([...approvers, confirming], asking).spare < 0) return person;
  }
  return null;
}
