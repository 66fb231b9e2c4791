import type { ActionDefinition, CompiledPlan } from '@muster/plan';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A system that fails must be held without destroying anything, and stopped when nothing else works. Each system has a
 * containment step that can be taken back; a kill switch or a roll-back; and each of the two also while its vendor is
 * away. Of a stop or a roll-back the plan says how it is done when Muster is down: of the step, or, for a stop, of the
 * system. That it was tried is held by EXR-01.
 *
 * Whether the way by hand secretly needs the vendor cannot be seen from its words; the plan says so with `needs_vendor`.
 */
export const flw03: Rule = {
  id: 'FLW-03',
  layer: 'L1',
  severity: 'error',
  title: 'Every system can be contained reversibly and stopped, without its vendor and without Muster',
  fix: 'Add a step that can be taken back, and a stop or roll-back without `needs_vendor`, with `without_muster`.',
  *check({ plan }: CheckedPlan): Iterable<Found> {
    for (const system of Object.keys(plan.systems)) {
      const lacks = lacksOf(plan, system);
      if (lacks.length === 0) continue;
      yield {
        path: ['systems', system, 'contain'],
        subject: system,
        message: `${system} lacks ${lacks.join('; ')}.`,
        counterexample: null,
      };
    }
  },
};

function lacksOf(plan: CompiledPlan, system: string): readonly string[] {
  const steps = Object.values(plan.actions).filter((action) => action.system === system && action.does !== null);
  const reversible = steps.filter((step) => step.reversible);
  const kills = steps.filter(({ does }) => does === 'stop' || does === 'roll-back');
  const alone = kills.filter(({ needsVendor }) => !needsVendor);
  return [
    ...lack(reversible, 'a containment step that can be taken back'),
    ...lack(kills, 'a kill switch or a roll-back'),
    ...(reversible.length > 0
      ? lack(reversible.filter(hasNoVendor), 'one that can be taken back and works while the vendor is away')
      : []),
    ...(kills.length > 0 ? lack(alone, 'a kill switch or a roll-back that works while the vendor is away') : []),
    ...(alone.length > 0
      ? lack(
          alone.filter((step) => hasWayByHand(plan, step)),
          'a way to stop it when Muster is down (without_muster)',
        )
      : []),
  ];
}

function lack(steps: readonly ActionDefinition[], what: string): readonly string[] {
  return steps.length === 0 ? [what] : [];
}

function hasNoVendor({ needsVendor }: ActionDefinition): boolean {
  return !needsVendor;
}

/** Words in place of a way. */
const noWay = /^(none|n\/?a|tbd|todo|unknown|not possible|impossible|-+|\?+)\.?$/i;

function hasWayByHand(plan: CompiledPlan, { system, does, withoutMuster }: ActionDefinition): boolean {
  const ofSystem = does === 'stop' && system !== null ? (plan.systems[system]?.withoutMuster ?? null) : null;
  const way = withoutMuster ?? ofSystem;
  return way !== null && !noWay.test(way.trim());
}
