import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { longerFrom, spellMoment } from '../analysis/moments.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * An approval is for now, not for ever. It does not lapse before the others had their time to approve (`expires` is not
 * shorter than `within`), and what was approved is not run after the approval would have lapsed (`run_within` is not
 * longer than `expires`). A standing authority ends, at most a year from now, and has not ended.
 *
 * Business days are held against hours from every moment of the next 24 months. That an approval binds to the exact
 * action is Muster's own work, not the plan's.
 */
export const apr07: Rule = {
  id: 'APR-07',
  layer: 'L1',
  severity: 'error',
  title: 'Approvals last long enough to be used, and no longer',
  fix: 'Give the gate within ≤ expires and run_within ≤ expires, and the standing authority a day within a year.',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const [id, gate] of Object.entries(checked.plan.gates)) {
      yield* lapses(checked, id, gate);
      yield* standing(checked, id, gate);
    }
  },
};

function* lapses(checked: CheckedPlan, id: string, { within, expires, runWithin }: GateDefinition): Iterable<Found> {
  const early = longerFrom(checked, within, expires);
  if (early !== null)
    yield {
      path: ['approvals', id, 'expires'],
      subject: id,
      message: `An approval of ${id} can lapse while others still have time to give theirs.`,
      counterexample: askedAt(checked.plan, early, 'expires ends before within'),
    };
  const late = longerFrom(checked, runWithin, expires);
  if (late !== null)
    yield {
      path: ['approvals', id, 'run_within'],
      subject: id,
      message: `What ${id} approved can run after its approval would have lapsed.`,
      counterexample: askedAt(checked.plan, late, 'expires ends before run_within'),
    };
}

function askedAt({ organisation }: CompiledPlan, moment: number, what: string): string {
  return `Counted from ${spellMoment(moment, organisation.timeZone)}, ${what}.`;
}

function* standing({ now }: CheckedPlan, id: string, gate: GateDefinition): Iterable<Found> {
  if (gate.standing === null) return;
  const { until } = gate.standing;
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const path = ['approvals', id, 'standing', 'until'];
  if (until < today.toString())
    yield { path, subject: id, message: `The standing authority of ${id} ended on ${until}.`, counterexample: null };
  if (until > today.add({ years: 1 }).toString())
    yield {
      path,
      subject: id,
      message: `The standing authority of ${id} lasts until ${until}, for more than a year.`,
      counterexample: null,
    };
}
