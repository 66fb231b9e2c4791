import type { BreakGlass, CompiledPlan, GateDefinition } from '@muster/plan';
import { actionsThrough } from '../analysis/gated.ts';
import { longerFrom } from '../analysis/moments.ts';
import { isActive, personIn } from '../analysis/people.ts';
import { longestSeconds } from '../analysis/period-bounds.ts';
import { domainsOf, tableOf } from '../analysis/rule-tables.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * When a leak runs and nobody answers, one seat can stop a system that earns money, and answers for it afterwards. A gate
 * before such a stop has a break-glass rule. Wherever there is one, its seat is held; its condition is not met by
 * every incident; what was done lapses with `lasts`, not later than an approval would; another person reviews it, within a week; and it
 * can touch neither evidence nor holds.
 */
export const apr08: Rule = {
  id: 'APR-08',
  layer: 'L1',
  severity: 'error',
  title: 'Glass can be broken before a stop, within bounds, and is reviewed',
  fix: 'Write break_glass with by, when, lasts, reviewed_by another person, and never: [evidence, holds].',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const [id, gate] of Object.entries(checked.plan.gates)) {
      const lacks = gate.breakGlass === null ? missing(checked.plan, id) : unbounded(checked, gate, gate.breakGlass);
      for (const message of lacks)
        yield {
          path: gate.breakGlass === null ? ['approvals', id] : ['approvals', id, 'break_glass'],
          subject: id,
          message,
          counterexample: null,
        };
    }
  },
};

/** Seconds. Later nobody remembers why. */
const longestReview = 7 * 86_400;

function missing(plan: CompiledPlan, id: string): readonly string[] {
  const stop = actionsThrough(plan, id).find(([, { does, reversible }]) => does === 'stop' && reversible);
  return stop === undefined ? [] : [`When no approver answers, nobody can break glass for ${stop[0]}.`];
}

function unbounded(checked: CheckedPlan, gate: GateDefinition, glass: BreakGlass): readonly string[] {
  const { plan } = checked;
  const { by, when, lasts, reviewWithin, reviewedBy, never } = glass;
  const breaker = personIn(plan, by);
  const reviewer = reviewedBy === null ? null : personIn(plan, reviewedBy);
  const untouched = ['evidence', 'holds'].filter((kept) => !never.includes(kept));
  return [
    ...(isActive(plan, breaker) ? [] : [`Nobody is there to break glass: ${by} has left.`]),
    ...(tableOf(plan, when, domainsOf(plan, [when])).holds.includes(0)
      ? []
      : ['Glass can be broken in every incident.']),
    ...(lasts === null ? ['What was done on broken glass never lapses: `lasts` is missing.'] : []),
    ...(lasts !== null && longerFrom(checked, lasts, gate.expires) !== null
      ? ['What was done on broken glass outlasts an approval: `lasts` is longer than `expires`.']
      : []),
    ...(reviewer === null ? ['Nobody reviews broken glass: `reviewed_by` is missing.'] : []),
    ...(longestSeconds(reviewWithin) > longestReview ? ['Broken glass is reviewed more than a week later.'] : []),
    ...(reviewer === breaker ? [`Whoever breaks glass reviews it: ${by} and ${reviewedBy} are one person.`] : []),
    ...(reviewer === null || isActive(plan, reviewer) ? [] : [`Nobody reviews broken glass: ${reviewedBy} has left.`]),
    ...(untouched.length === 0
      ? []
      : [`Broken glass does not keep off ${untouched.join(' and ')}: say so under \`never\`.`]),
  ];
}
