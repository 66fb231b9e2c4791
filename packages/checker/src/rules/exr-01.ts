import type { Period } from '@muster/clocks';
import type { CompiledPlan, Path } from '@muster/plan';
import { dayAfter, dayOf } from '../analysis/days.ts';
import { shortestSeconds } from '../analysis/period-bounds.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/** What a waiver names while there is not a single exercise to speak of. */
const nothingYet = 'Nothing has been exercised yet';

/**
 * What has not been tried does not work. Each scenario of the plan, each gate, each clock and each kill switch (a
 * containment step that stops a system) was exercised within its interval; where gates and clocks have no interval of
 * their own, that of the scenarios; none is longer than a year. Twice the interval without an exercise is an error. Where nothing at all has been
 * exercised that is told once.
 */
export const exr01: Rule = {
  id: 'EXR-01',
  layer: 'L1',
  severity: 'warning',
  title: 'Every scenario, gate, clock and kill switch was exercised within its interval',
  fix: 'Exercise it, and write the day into `exercises.last`.',
  *check({ plan, now }: CheckedPlan): Iterable<Found> {
    const today = dayOf(now);
    yield* rare(plan);
    if (Object.values(plan.exercises.last).every((days) => Object.keys(days).length === 0)) {
      const message = 'No scenario, gate, clock or kill switch has been exercised yet.';
      yield { path: ['exercises'], subject: nothingYet, message, counterexample: null };
      return;
    }
    for (const each of exercisedOf(plan)) yield* overdue(each, today);
  },
};

/** Longest interval in seconds: a leap year. */
const longestInterval = 366 * 86_400;

function* rare({ exercises }: CompiledPlan): Iterable<Found> {
  const { every, killSwitchesEvery, gatesEvery, clocksEvery } = exercises;
  const intervals = {
    every,
    kill_switches_every: killSwitchesEvery,
    gates_every: gatesEvery,
    clocks_every: clocksEvery,
  };
  for (const [key, interval] of Object.entries(intervals)) {
    if (interval === null || shortestSeconds(interval) <= longestInterval) continue;
    const message = `${key} lets more than a year pass between exercises.`;
    yield { path: ['exercises', key], subject: key, message, counterexample: null };
  }
}

interface Exercised {
  readonly kind: string;
  readonly id: string;
  readonly every: Period;
  readonly last: string | undefined;
  readonly path: Path;
}

function exercisedOf(plan: CompiledPlan): readonly Exercised[] {
  const { every, scenarios, killSwitchesEvery, gatesEvery, clocksEvery, last } = plan.exercises;
  const { law, contracts, internal } = plan.clocks;
  const listed = (
    kind: string,
    key: string,
    ids: readonly string[],
    interval: Period,
    days: Readonly<Record<string, string>>,
  ) =>
    ids.map((id): Exercised => ({
      kind,
      id,
      every: interval,
      last: Object.hasOwn(days, id) ? days[id] : undefined,
      path: ['exercises', 'last', key, id],
    }));
  const clocks = [law, contracts, internal].flatMap((register) => Object.keys(register));
  const stops = Object.entries(plan.actions).flatMap(([id, { does }]) => (does === 'stop' ? [id] : []));
  return [
    ...listed('The scenario', 'scenarios', scenarios, every, last.scenarios),
    ...listed('The gate', 'gates', Object.keys(plan.gates), gatesEvery ?? every, last.gates),
    ...listed('The clock', 'clocks', clocks, clocksEvery ?? every, last.clocks),
    ...listed('The kill switch', 'kill_switches', stops, killSwitchesEvery, last.killSwitches),
  ];
}

function* overdue({ kind, id, every, last, path }: Exercised, today: string): Iterable<Found> {
  const told = { path, subject: id, counterexample: null } as const;
  if (last === undefined) {
    yield { ...told, message: `${kind} ${id} has never been exercised.` };
    return;
  }
  if (last > today) {
    yield { ...told, message: `${kind} ${id} is said to have been exercised on ${last}, which is still to come.` };
    return;
  }
  const due = dayAfter(last, every);
  if (due >= today) return;
  const severity = dayAfter(last, every, 2) < today ? 'error' : 'warning';
  const twice = severity === 'error' ? ', and twice the interval has passed' : '';
  yield { ...told, severity, message: `${kind} ${id} was last exercised on ${last} and was due on ${due}${twice}.` };
}
