import type { CompiledPlan } from '@muster/plan';
import { entryOf, isActive, personIn, seatsOf } from '../analysis/people.ts';
import { functionIds } from '@muster/plan';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A number that nobody has called for a year is no contact. Each function is reached through channels of two providers.
 * Whoever holds a seat in a function and stands under `people` has two such channels of their own, each found to reach
 * them within the last 90 days. Of a seat without a person the plan says nothing; the instance keeps its contacts.
 */
export const own03: Rule = {
  id: 'OWN-03',
  layer: 'L1',
  severity: 'warning',
  title: 'Everybody is reached through two providers, verified within 90 days',
  fix: 'Try the channel and write the day under `verified`, or add a channel of another provider.',
  *check(checked: CheckedPlan): Iterable<Found> {
    yield* oneProvider(checked.plan);
    yield* unverified(checked);
  },
};

function* oneProvider(plan: CompiledPlan): Iterable<Found> {
  for (const [id, { reachable }] of Object.entries(plan.functions)) {
    const providers = providersOf(plan, reachable);
    if (providers.size > 1) continue;
    yield {
      path: ['functions', id, 'reachable'],
      subject: id,
      message: `${id} is not reached through two providers.`,
      counterexample:
        reachable.length === 0 ? 'No channel is named.' : `${reachable.join(', ')}: ${[...providers].join()}.`,
    };
  }
}

const greatestAge = 90;

function* unverified({ plan, now }: CheckedPlan): Iterable<Found> {
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const oldest = today.subtract({ days: greatestAge }).toString();
  const holders = new Set(functionIds.flatMap((id) => seatsOf(plan, id).map((seat) => personIn(plan, seat))));
  for (const [reference, { channels }] of Object.entries(plan.people)) {
    if (!holders.has(reference) || !isActive(plan, reference)) continue;
    const isFresh = (day: string | null) => day !== null && day >= oldest && day <= today.toString();
    const fresh = Object.entries(channels).flatMap(([id, { verified }]) => (isFresh(verified) ? [id] : []));
    const stale = Object.keys(channels).filter((id) => !fresh.includes(id));
    if (providersOf(plan, fresh).size > 1) continue;
    yield {
      path: ['people', reference],
      subject: reference,
      message: `${reference} is not known to be reached through two providers.`,
      counterexample: `Verified since ${oldest}: ${fresh.join(', ') || 'none'}. Not verified since: ${stale.join(', ') || 'none'}.`,
    };
  }
}

function providersOf(plan: CompiledPlan, channels: readonly string[]): ReadonlySet<string> {
  return new Set(channels.flatMap((id) => entryOf(plan.channels, id)?.provider ?? []));
}
