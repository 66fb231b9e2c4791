import type { AnchorName } from '@muster/clocks/law';
import { anchorsOf } from '@muster/clocks/law';
import type { CompiledPlan } from '@muster/plan';
import { clocksOf, factOfAnchor } from '../analysis/clock-register.ts';
import { entryOf } from '../analysis/people.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** Moments that somebody's judgement makes; the others happen. */
const judged: ReadonlySet<string> = new Set<AnchorName>([
  'determined_at',
  'determined_material_at',
  'determined_or_reasonable_belief_at',
  'breach_determined_at',
  'high_risk_determined_at',
  'assessed_notifiable_at',
  'classified_major_at',
  'serious_incident_identified_at',
]);

/**
 * Where a clock starts with a judgement (classified as major, determined to be material) it can be put off by not judging.
 * So the time fact that is such a judgement has a limit within which it is answered, and a gate that its answer passes. A
 * clock that is said to start from awareness instead, which just happens, needs neither.
 */
export const clk04: Rule = {
  id: 'CLK-04',
  layer: 'L1',
  severity: 'error',
  title: 'The judgement that starts a clock is itself timed and gated',
  fix: 'Give the fact a `within` and a `gate`, or let the clock start from awareness with `anchors`.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const [fact, clocks] of judgements(plan)) {
      const { within, gate } = plan.facts[fact] ?? {};
      const lacks = [
        ...(within === null ? ['a time limit (within)'] : []),
        ...(gate === null ? ['an approval (gate)'] : []),
      ];
      if (lacks.length === 0) continue;
      yield {
        path: ['facts', fact],
        subject: fact,
        message: `${fact} starts ${[...clocks].join(', ')} and lacks ${lacks.join('; ')}.`,
        counterexample: null,
      };
    }
  },
};

/** Time facts that are judgements, each with the clocks that count from it. */
function judgements(plan: CompiledPlan): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const registered of clocksOf(plan)) {
    const starts =
      registered.kind === 'law'
        ? (registered.regime === undefined ? [] : anchorsOf(registered.regime)).map((anchor) => ({
            fact: factOfAnchor(registered.clock, anchor),
            isJudged: judged.has(anchor),
          }))
        : [{ fact: registered.clock.from, isJudged: true }];
    for (const { fact, isJudged } of starts) {
      if (!isJudged || isAwareness(fact) || entryOf(plan.facts, fact)?.answer.kind !== 'time') continue;
      if (registered.kind !== 'law' && !judged.has(fact)) continue;
      found.set(fact, (found.get(fact) ?? new Set()).add(registered.id));
    }
  }
  return found;
}

function isAwareness(fact: string): boolean {
  return /(^|_)(aware|discovered|noticed|informed|suspected)(_|$)/.test(fact);
}
