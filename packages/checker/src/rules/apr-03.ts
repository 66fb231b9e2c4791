import type { GateDefinition } from '@muster/plan';
import { endOf, spellMoment, timeAhead } from '../analysis/moments.ts';
import type { Interval } from '../analysis/moments.ts';
import { approversOf, tightest } from '../analysis/places.ts';
import type { Need } from '../analysis/places.ts';
import { unreachable } from '../analysis/unreachable.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A gate that is asked at three on a Sunday night can be passed within its time. For every moment of the next 24 months:
 * enough approvers can be reached between then and the end of `within`, in the hours of their seats or because they are
 * on call. Somebody of whose hours the plan says nothing counts as reachable.
 *
 * It can only begin to fail at a moment when somebody's hours end, so those are looked at; the first that fails is named.
 */
export const apr03: Rule = {
  id: 'APR-03',
  layer: 'L2',
  severity: 'warning',
  title: 'At every hour, enough approvers can be reached within the time of the gate',
  fix: 'Put approvers on call, widen their hours, or give the gate more time.',
  *check(checked: CheckedPlan): Iterable<Found> {
    const { plan } = checked;
    for (const [id, gate] of Object.entries(plan.gates)) {
      const failing = firstFailure(checked, gate);
      if (failing === null) continue;
      yield {
        path: ['approvals', id, 'within'],
        subject: id,
        message: `${id} can be asked at an hour from which its approvers cannot be reached within its time.`,
        counterexample: `Asked at ${spellMoment(failing.at, plan.organisation.timeZone)}: until its time is over nobody reaches ${failing.away.join(', ')}.`,
      };
    }
  },
};

interface Failure {
  readonly at: number;
  readonly away: readonly string[];
}

function firstFailure(checked: CheckedPlan, gate: GateDefinition): Failure | null {
  const needs = approversOf(checked.plan, gate);
  if (tightest(needs).spare < 0) return null;
  const people = [...new Set(needs.flatMap((need) => [...need.people]))];
  const gaps = people.map((person) => ({ person, gaps: tooLong(checked, gate, unreachable(checked, person)) }));
  const moments = [...new Set(gaps.flatMap((each) => each.gaps.map(({ from }) => from)))];
  const enough = quorumOf(needs);
  const cursors = gaps.map(() => 0);
  for (const at of moments.toSorted((one, other) => one - other)) {
    const end = endOf(checked.plan, gate.within, at) ?? Infinity;
    const away = gaps.flatMap(({ person, gaps: own }, index) => {
      let cursor = cursors[index] ?? 0;
      while ((own[cursor]?.until ?? Infinity) < at) cursor += 1;
      cursors[index] = cursor;
      const gap = own[cursor];
      return gap !== undefined && gap.from <= at && end <= gap.until ? [person] : [];
    });
    if (!enough(away)) return { at, away };
  }
  return null;
}

/** The gaps that last as long as the gate's time, so that who is asked at their beginning stays unreached. */
function tooLong(checked: CheckedPlan, { within }: GateDefinition, gaps: readonly Interval[]): readonly Interval[] {
  const { until } = timeAhead(checked);
  return gaps.filter((gap) => gap.until <= until && (endOf(checked.plan, within, gap.from) ?? Infinity) <= gap.until);
}

/** Whether the needs are met without some people; each set of them is decided once. */
function quorumOf(needs: readonly Need[]): (away: readonly string[]) => boolean {
  const decided = new Map<string, boolean>();
  return (away) => {
    const key = away.join(' ');
    const known = decided.get(key) ?? tightest(needs, new Set(away)).spare >= 0;
    decided.set(key, known);
    return known;
  };
}
