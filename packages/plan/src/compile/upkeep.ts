import type { Continuity, Exercises, PlanPack, Review, Threshold } from '../compiled-parts.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { mapValues } from './map-values.ts';

export function compileExercises(exercises: PlanSource['exercises']): Exercises {
  const { every, scenarios, kill_switches_every, gates_every, clocks_every, last, gaps } = exercises;
  return {
    every,
    scenarios,
    killSwitchesEvery: kill_switches_every,
    gatesEvery: gates_every ?? null,
    clocksEvery: clocks_every ?? null,
    last: {
      scenarios: last?.scenarios ?? {},
      gates: last?.gates ?? {},
      killSwitches: last?.kill_switches ?? {},
      clocks: last?.clocks ?? {},
    },
    gaps: mapValues(gaps, (gap) => ({ ...gap, closed: gap.closed ?? null })),
  };
}

export function compileReview({ every, owner, last, gate }: PlanSource['review']): Review {
  return { every, owner, last: last ?? null, gate: gate ?? null };
}

export function compileThreshold(threshold: NonNullable<PlanSource['definition']['thresholds']>[string]): Threshold {
  const { at_least, lasting, ...rest } = threshold;
  return { ...rest, atLeast: at_least, lasting: lasting ?? null };
}

export function compileContinuity(continuity: NonNullable<PlanSource['continuity']>): Continuity {
  const processes = mapValues(continuity.processes, ({ title, systems, pause, reroute, by_hand, bearable }) => ({
    title,
    systems,
    pause: pause ?? null,
    reroute: reroute ?? null,
    byHand: by_hand ?? null,
    bearable: bearable ?? null,
  }));
  return { owner: continuity.owner, decision: continuity.decision, processes };
}

export function compilePack({ pack, kind, digest }: NonNullable<PlanSource['extends']>[number]): PlanPack {
  return { kind, name: pack, digest };
}
