import { stages } from '@muster/plan';
import { exploreWorkflow } from '../analysis/explore-workflow.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * However an incident goes, it can be brought to an end. Every state that can be reached is gone through: each stage, what
 * is done, and how often it went back. From each of them the incident can be closed: whatever a stage waits for can be
 * done by somebody who is of the organisation now, and no task or decision with a time limit is left running. And it
 * cannot go back for ever: each stage after the first says to which stages it may return and how often.
 */
export const flw01: Rule = {
  id: 'FLW-01',
  layer: 'L2',
  severity: 'error',
  title: 'From every state of the workflow an end can be reached, and nothing is left running',
  fix: 'Give the work to a function that has people, and say with `returns` to which stages it may go back, and how often.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const stage of stages.slice(1)) {
      if (plan.workflow[stage].returns !== null) continue;
      yield {
        path: ['workflow', stage],
        subject: stage,
        message: `Nothing says how often an incident may go back from ${stage}, so it may go round for ever.`,
        counterexample: `${stages[0]} → ${stage} → ${stages[0]} → ${stage} → …`,
      };
    }
    for (const { work, trail } of exploreWorkflow(plan))
      yield {
        path: work.path,
        subject: work.id,
        message: `No end can be reached: nobody of ${work.owner} is there to do ${work.id}.`,
        counterexample: ['detect', ...trail].join(' → '),
      };
  },
};
