import type { CompiledPlan, GateDefinition } from '@muster/plan';
import { everybody, peopleOf } from './people.ts';

/** So many people of a group. Needs that stand together are met by different people. */
export interface Need {
  readonly count: number;
  readonly people: ReadonlySet<string>;
}

/** The group of needs that fewest people are left over for. */
export interface Tightest {
  /** How many of its people can be away, whoever they are. Below 0: not even all of them are enough. */
  readonly spare: number;
  readonly places: number;
  readonly people: readonly string[];
}

/**
 * By Hall's theorem, needs can be met by different people exactly if no group of them has fewer people than places. So
 * the group with the least over its places tells how many absences, and whose, the needs stand: nothing has to be tried
 * out. Every group is looked at; a gate has at most nine needs.
 */
export function tightest(needs: readonly Need[], away: ReadonlySet<string> = new Set()): Tightest {
  const people = [...new Set(needs.flatMap((need) => [...need.people]))].filter((person) => !away.has(person));
  const bits = new Map(people.map((person, at) => [person, 1n << BigInt(at)]));
  const masks = needs.map((need) => [...need.people].reduce((mask, person) => mask | (bits.get(person) ?? 0n), 0n));
  let found = { spare: Infinity, places: 0, mask: 0n };
  for (let group = 1; group < 2 ** needs.length; group += 1) {
    let [places, mask] = [0, 0n];
    for (const [at, { count }] of needs.entries()) {
      if (Math.floor(group / 2 ** at) % 2 === 0) continue;
      places += count;
      mask |= masks[at] ?? 0n;
    }
    const spare = bitsIn(mask) - places;
    if (spare < found.spare) found = { spare, places, mask };
  }
  const { spare, places, mask } = found;
  return { spare, places, people: people.filter((person) => ((bits.get(person) ?? 0n) & mask) !== 0n) };
}

/** The fewest people whose absence keeps the needs from being met; none where they cannot be met anyway. */
export function smallestKillingSet({ spare, people }: Tightest): readonly string[] {
  return people.slice(0, Math.max(0, spare + 1));
}

/** The people that a gate asks, by requirement. */
export function approversOf(plan: CompiledPlan, { approve }: GateDefinition): readonly Need[] {
  return approve.map(({ count, of }) => ({ count, people: peopleOf(plan, of) }));
}

/**
 * All whom one passage through a gate takes: the approvers, somebody who asks, and for an action that a function
 * confirms, somebody of it. Once for each such function.
 */
export function passagesOf(plan: CompiledPlan, id: string, gate: GateDefinition): readonly (readonly Need[])[] {
  const asking = [...approversOf(plan, gate), { count: 1, people: everybody(plan) }];
  const through = Object.values(plan.actions).filter((action) => action.gate === id);
  const verifiers = new Set(through.flatMap(({ verifiedBy }) => (verifiedBy === null ? [] : [verifiedBy])));
  return [asking, ...[...verifiers].map((of) => [...asking, { count: 1, people: peopleOf(plan, of) }])];
}

function bitsIn(mask: bigint): number {
  let count = 0;
  for (let rest = mask; rest !== 0n; rest &= rest - 1n) count += 1;
  return count;
}
