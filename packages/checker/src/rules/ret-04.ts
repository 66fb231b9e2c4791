import { canOutlast } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * What is under hold is not altered: a category that a hold covers and that is masked or thinned out says that a hold
 * stops that ("unless under hold"), or keeps the original sealed. And what is promised to be destroyed can be: no system
 * keeps a category, and no recorder its traffic, for longer than the category may exist.
 *
 * Whether the masking itself spares what is held cannot be seen from a plan; that the plan asks for it can.
 */
export const ret04: Rule = {
  id: 'RET-04',
  layer: 'L1',
  severity: 'error',
  title: 'Nothing that is held is redacted, and what is promised to be erased can be',
  fix: 'Write "unless under hold" into `minimise` or `sealed_original: true`; shorten what is kept at the source.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    const held = new Set(Object.values(plan.holds).flatMap(({ scope }) => scope));
    for (const [system, { evidence }] of Object.entries(plan.systems))
      for (const [category, { keptThere, from }] of Object.entries(evidence)) {
        const atMost = plan.evidence[category]?.atMost ?? null;
        if (atMost === null || !canOutlast(keptThere, atMost)) continue;
        yield {
          path: ['systems', system, 'evidence', category, 'kept_there'],
          subject: `${system} ${category}`,
          message: `${from} keeps ${category} for longer than it may exist.`,
          counterexample: null,
        };
      }
    for (const [id, { minimise, sealedOriginal }] of Object.entries(plan.evidence)) {
      if (!held.has(id) || minimise === null || sealedOriginal || /\bholds?\b/i.test(minimise)) continue;
      yield {
        path: ['evidence', id, 'minimise'],
        subject: id,
        message: `A hold covers ${id}, and it is minimised all the same.`,
        counterexample: minimise,
      };
    }
  },
};
