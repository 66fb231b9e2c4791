import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';
import { scheduleSteps } from './who-is-paged.ts';

/** Who is called when, while nobody answers. */
export interface PlannedCall {
  readonly at: Instant;
  readonly seat: string;
}

/** Everybody is called so often before a page counts as unanswered. */
const rounds = 3;
/** Milliseconds between two calls where the plan names no time. */
const usualWait = 300_000;

/**
 * Whom a page for this seat calls from this moment on. A seat that leads a function with a schedule is called through
 * it: who is on call at that hour, then as the schedule escalates, and the lead at last. A lead without one is followed by
 * the deputies. Then all of them again, as the hour is by then.
 */
export function callSteps(plan: CompiledPlan, seat: string, at: Instant): readonly PlannedCall[] {
  const calls: PlannedCall[] = [];
  for (let round = 0, from = at; round < rounds; round += 1) {
    const planned = oneRound(plan, seat, from);
    calls.push(...planned);
    from = addMilliseconds(planned.at(-1)?.at ?? from, usualWait);
  }
  return calls;
}

function oneRound(plan: CompiledPlan, seat: string, from: Instant): readonly PlannedCall[] {
  const led = Object.values(plan.functions).find(({ lead }) => lead === seat);
  if (led === undefined) return [{ at: from, seat }];
  const scheduled = led.onCall === null ? [] : scheduleSteps(plan, led.onCall, from, led.reachable, 1);
  const called = scheduled.flatMap((step) =>
    step.at !== null && step.seat !== null ? [{ at: step.at, seat: step.seat }] : [],
  );
  const [first, ...later] = called.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  if (first !== undefined) {
    const last = later.at(-1)?.at ?? first.at;
    const lead = called.some((call) => call.seat === seat) ? [] : [{ at: addMilliseconds(last, usualWait), seat }];
    return [first, ...later, ...lead];
  }
  return [seat, ...led.deputies].map((each, position) => ({
    at: addMilliseconds(from, position * usualWait),
    seat: each,
  }));
}
