import { isActive, personIn } from '../analysis/people.ts';
import { longestSeconds } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** The longest time between two looks at a hold: a year, a leap day included. */
const longestReview = 368 * 86_400;

/**
 * A hold keeps what privacy wants destroyed. So each kind of hold says what it covers, who ends it and how often that is
 * asked, at least once a year; who ends it is of the organisation now. And each category that must be destroyed by a day
 * (`at_most`) is in the scope of a hold: else a claim that comes late finds nothing.
 */
export const ret02: Rule = {
  id: 'RET-02',
  layer: 'L1',
  severity: 'error',
  title: 'A hold against the longest retention has a resolver, a scope and a review',
  fix: 'Name in `holds` a seat that is held, a review of a year or less, and every category with `at_most`.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const [id, { resolvedBy, reviewEvery }] of Object.entries(plan.holds)) {
      const told = { subject: id, counterexample: null } as const;
      if (!isActive(plan, personIn(plan, resolvedBy)))
        yield { ...told, path: ['holds', id, 'resolved_by'], message: `Nobody can end ${id}: ${resolvedBy} has left.` };
      if (longestSeconds(reviewEvery) > longestReview)
        yield {
          ...told,
          path: ['holds', id, 'review_every'],
          message: `${id} is looked at less than once a year.`,
        };
    }
    const held = new Set(Object.values(plan.holds).flatMap(({ scope }) => scope));
    for (const [id, { atMost }] of Object.entries(plan.evidence)) {
      if (atMost === null || held.has(id)) continue;
      yield {
        path: ['evidence', id, 'at_most'],
        subject: id,
        message: `${id} is destroyed by a day, and no hold covers it.`,
        counterexample: `A claim is expected a day before ${id} is destroyed.`,
      };
    }
  },
};
