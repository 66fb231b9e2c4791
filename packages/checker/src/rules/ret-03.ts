import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Evidence under hold is lost where a store goes on deleting by itself. Each store that deletes says how a hold stops it.
 * Each place where a system keeps a category that a hold covers is one of `stores`: of a place that the plan does not
 * describe nobody knows whether a hold reaches it.
 */
export const ret03: Rule = {
  id: 'RET-03',
  layer: 'L1',
  severity: 'error',
  title: 'A hold reaches every store that deletes by itself',
  fix: 'Describe the place in `stores`, and say there in `hold` how the deleting is stopped.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const [id, { deletesAfter, hold }] of Object.entries(plan.stores)) {
      if (deletesAfter === null || hold !== null) continue;
      yield {
        path: ['stores', id],
        subject: id,
        message: `${id} deletes by itself, and nothing says how a hold stops it.`,
        counterexample: null,
      };
    }
    const held = new Set(Object.values(plan.holds).flatMap(({ scope }) => scope));
    for (const [system, { evidence }] of Object.entries(plan.systems))
      for (const [category, { from, store }] of Object.entries(evidence)) {
        if (!held.has(category) || (store !== null && entryOf(plan.stores, store) !== undefined)) continue;
        yield {
          path: ['systems', system, 'evidence', category],
          subject: `${system} ${category}`,
          message: `A hold covers ${category}, and ${from}, where ${system} keeps it, is none of \`stores\`.`,
          counterexample: null,
        };
      }
  },
};
