import { mandatoryGates } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { passagesOf, smallestKillingSet, tightest } from '../analysis/places.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * People are ill, on leave, asleep. Every gate can be passed whichever one person is away, and a gate that a critical
 * incident needs whichever two are: the five that always need an approval, and those of actions that the critical level
 * opens. Passing takes somebody who asks, the approvers, and for an action that a function confirms somebody of it: all
 * different people.
 *
 * Every set of absences is decided, not tried out, and the smallest that keeps a gate shut is named. An error where one
 * absence is enough, a warning where two are.
 */
export const apr02: Rule = {
  id: 'APR-02',
  layer: 'L2',
  severity: 'error',
  title: 'Every gate can be passed with any one person away, a critical one with any two',
  fix: 'Give the function another deputy who is another person.',
  *check({ plan }): Iterable<Found> {
    const critical = criticalGates(plan);
    for (const [id, gate] of Object.entries(plan.gates)) {
      const [weakest] = passagesOf(plan, id, gate)
        .map((needs) => tightest(needs))
        .toSorted((one, other) => one.spare - other.spare);
      if (weakest === undefined || weakest.spare >= (critical.has(id) ? 2 : 1)) continue;
      const killing = smallestKillingSet(weakest);
      const left = weakest.people.length - killing.length;
      yield {
        path: ['approvals', id, 'approve'],
        subject: id,
        severity: weakest.spare < 1 ? 'error' : 'warning',
        message: `${id} cannot be passed when ${killing.length === 0 ? 'everybody is there' : `${killing.join(' and ')} ${killing.length === 1 ? 'is' : 'are'} away`}.`,
        counterexample: `${weakest.places === 1 ? 'One person is' : `${weakest.places} different people are`} needed there; ${left} ${left === 1 ? 'is' : 'are'} left.`,
      };
    }
  },
};

function criticalGates({ actions, severityLevels }: CompiledPlan): ReadonlySet<string> {
  const opened = severityLevels.critical.opens.flatMap((action) => actions[action]?.gate ?? []);
  return new Set([...mandatoryGates, ...opened]);
}
