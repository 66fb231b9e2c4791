import { canOutlast } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** What stands there when nobody has thought about it yet. */
const placeholder = /^(tbd|tba|todo|to be (decided|defined|confirmed)|unknown|none|n\/?a|open|-+|\?+|\.+|x+)\.?$/i;

/**
 * What is kept is kept on a legal basis, for a purpose, for a time that has an end. Where a category has a longest time
 * beside the one that it is kept for, the kept one is not the longer. The same holds for the recorder of a system. That
 * each of these is written down at all is seen before the plan compiles; this rule looks for words that say nothing.
 */
export const ret01: Rule = {
  id: 'RET-01',
  layer: 'L1',
  severity: 'error',
  title: 'Retention and its legal basis are defined, and the shortest time is not longer than the longest',
  fix: 'Name the legal basis and the purpose, and make `keep` at most as long as `at_most`.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const [id, { recorder }] of Object.entries(plan.systems))
      if (recorder !== null && placeholder.test(recorder.lawfulBasis.trim()))
        yield {
          path: ['systems', id, 'recorder', 'lawful_basis'],
          subject: id,
          message: `The recorder of ${id} has no legal basis: "${recorder.lawfulBasis}" names none.`,
          counterexample: null,
        };
    for (const [id, { keep, atMost, lawfulBasis, purpose }] of Object.entries(plan.evidence)) {
      const told = { subject: id, counterexample: null } as const;
      if (placeholder.test(lawfulBasis.trim()))
        yield {
          ...told,
          path: ['evidence', id, 'lawful_basis'],
          message: `${id} is kept without a legal basis: "${lawfulBasis}" names none.`,
        };
      if (placeholder.test(purpose.trim()))
        yield {
          ...told,
          path: ['evidence', id, 'purpose'],
          message: `${id} is kept for no purpose: "${purpose}" names none.`,
        };
      if (atMost !== null && canOutlast(keep, atMost))
        yield {
          ...told,
          path: ['evidence', id, 'at_most'],
          message: `${id} is kept for longer than it may be kept at most.`,
        };
    }
  },
};
