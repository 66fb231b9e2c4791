import type { CompiledPlan } from '@muster/plan';
import { levelsOf, namedSchedules, personCalled } from '../analysis/call-chain.ts';
import type { Level } from '../analysis/call-chain.ts';
import { spellMoment } from '../analysis/moments.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * Somebody who did not answer is not called again as the next level. At every hour of the next 24 months each level of an
 * escalation is another person than the one before: the first layer, then step by step. Counted are people, so two seats
 * that one person holds are the same.
 */
export const esc04: Rule = {
  id: 'ESC-04',
  layer: 'L2',
  severity: 'error',
  title: 'Each level of an escalation is another person than the one before',
  fix: 'Shift the turns of one level against the other, or let the step call somebody else.',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const named of namedSchedules(checked.plan)) {
      const levels = levelsOf(checked, named);
      for (const [at, level] of levels.slice(1).entries()) {
        const before = levels[at];
        const same = before === undefined ? null : firstSame(checked.plan, before, level);
        if (before === undefined || same === null) continue;
        yield {
          path: ['on_call', named.id, 'escalate', at],
          subject: named.id,
          message: `${named.id} calls one person twice in a row: as ${before.title} and as ${level.title}.`,
          counterexample: `${spellMoment(same.at, named.schedule.zone)}: ${same.person}.`,
        };
      }
    }
  },
};

/** The first moment at which both levels call one person. Both tell the same time without holes. */
function firstSame(
  plan: CompiledPlan,
  one: Level,
  other: Level,
): { readonly at: number; readonly person: string } | null {
  let at = 0;
  for (const span of one.spans) {
    const person = personCalled(plan, span);
    while ((other.spans[at]?.until ?? Infinity) <= span.from) at += 1;
    for (let next = at; (other.spans[next]?.from ?? Infinity) < span.until; next += 1) {
      const beside = other.spans[next];
      if (beside === undefined || person === null || personCalled(plan, beside) !== person) continue;
      return { at: Math.max(span.from, beside.from), person };
    }
  }
  return null;
}
