import { planDigest } from '@muster/plan';
import type { CompiledPlan, FunctionId, GateDefinition } from '@muster/plan';
import { peopleOf } from './people.ts';
import { longestSeconds } from './period-bounds.ts';

export const simulatedRuns = 2_000;

/** The spread of the logarithm of response times: one in ten takes 3.6 times as long as the middle one, or longer. */
const spread = 1;
/** So many spreads above the middle lies the 90th percentile of a normal distribution. */
const ninetieth = 1.2816;

/**
 * How many seconds an approval took in each run, sorted. Each person answers after a time drawn from a log-normal
 * distribution whose 90th percentile is the moment at which the gate asks others. With `incidents` at once, everybody
 * answers this one last. Each requirement takes the fastest of its people whom no other one has taken; where there are
 * too few, the approval never comes. The same plan always gives the same times.
 */
export function simulateApprovals(
  plan: CompiledPlan,
  approve: GateDefinition['approve'],
  onSilence: GateDefinition['onSilence'],
  incidents: number,
): readonly number[] {
  const chance = new Chance(Number.parseInt(planDigest(plan).slice(0, 8), 16));
  const middle = longestSeconds(onSilence.after) / Math.exp(ninetieth * spread);
  const peopleBy = new Map(approve.map(({ of }) => [of, [...peopleOf(plan, of)]] as const));
  const everybody = [...new Set([...peopleBy.values()].flat())];
  const runs = Array.from({ length: simulatedRuns }, () => {
    const answers = new Map(
      everybody.map((person) => {
        const each = Array.from({ length: incidents }, () => middle * Math.exp(spread * chance.normal()));
        return [person, each.reduce((sum, seconds) => sum + seconds, 0)] as const;
      }),
    );
    return lastNeeded(approve, peopleBy, answers);
  });
  return runs.toSorted((one, other) => one - other);
}

function lastNeeded(
  approve: GateDefinition['approve'],
  peopleBy: ReadonlyMap<FunctionId, readonly string[]>,
  answers: ReadonlyMap<string, number>,
): number {
  const taken = new Set<string>();
  let last = 0;
  for (const { count, of } of approve) {
    const free = (peopleBy.get(of) ?? []).filter((person) => !taken.has(person));
    const fastest = free.toSorted((one, other) => (answers.get(one) ?? 0) - (answers.get(other) ?? 0)).slice(0, count);
    if (fastest.length < count) return Number.POSITIVE_INFINITY;
    for (const person of fastest) {
      taken.add(person);
      last = Math.max(last, answers.get(person) ?? 0);
    }
  }
  return last;
}

/** The share of runs that took longer. */
export function shareBeyond(sorted: readonly number[], seconds: number): number {
  return sorted.filter((each) => each > seconds).length / sorted.length;
}

/** Numbers that look like chance and come out the same from the same seed: mulberry32. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0, never 1. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Of a normal distribution around 0 with a spread of 1, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#next())) * Math.cos(2 * Math.PI * this.#next());
  }
}
