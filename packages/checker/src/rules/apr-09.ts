import { personIn } from '../analysis/people.ts';
import { approversOf, tightest } from '../analysis/places.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Who may change the rules of approval may approve anything. A new version of the plan passes a gate of the plan in
 * force, named under `review`. That gate takes approvers besides the plan's owner, who asks; it has no standing authority
 * and no glass to break, and the incident owner does not settle it.
 */
export const apr09: Rule = {
  id: 'APR-09',
  layer: 'L1',
  severity: 'error',
  title: 'A new version of the plan passes a gate of the one in force',
  fix: 'Name under `review` a gate that other people than the owner of the plan approve.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    const { gate: id, owner } = plan.review;
    const gate = id === null ? undefined : plan.gates[id];
    if (id === null || gate === undefined) {
      yield {
        path: ['review', 'gate'],
        subject: 'review',
        message: 'A new version of the plan, and of its approvals, passes no gate.',
        counterexample: `${owner} takes an approver out of a gate, and the new version is in force.`,
      };
      return;
    }
    const lacks = [
      ...(tightest(approversOf(plan, gate), new Set([personIn(plan, owner)])).spare >= 0
        ? []
        : [`without ${owner}, who asks, it cannot be passed`]),
      ...(gate.standing === null ? [] : ['it can be approved beforehand']),
      ...(gate.breakGlass === null ? [] : [`${gate.breakGlass.by} can break its glass`]),
      ...(plan.incidentOwner.mayDecide.includes(id) ? ['the incident owner may settle it'] : []),
    ];
    for (const lack of lacks)
      yield {
        path: ['review', 'gate'],
        subject: id,
        message: `The gate ${id} does not protect the plan: ${lack}.`,
        counterexample: null,
      };
  },
};
