import type { CompiledPlan, FunctionId, GateDefinition } from '@muster/plan';
import { seatsHeld } from './context.ts';
import type { Directory, SeatHeld } from './context.ts';

/** How far the approvals of a gate reach: each person fills at most one place, each place takes one person. */
export interface Quorum {
  readonly reached: boolean;
  /** Person to the function and seat they count for. People who fill no place are not here. */
  readonly places: ReadonlyMap<string, SeatHeld>;
  /** Functions of which somebody is still needed, once for each open place. */
  readonly missing: readonly FunctionId[];
}

/** Somebody who approved, or would: `only` are the functions they sat in when they did. */
export interface Candidate {
  readonly person: string;
  readonly only?: readonly FunctionId[];
}

/**
 * The best assignment of people to the places of a gate (bipartite matching by augmenting paths; gates have a handful of
 * places). A person counts in functions they sit in now and sat in when they approved. Only the directory counts: a seat
 * that the incident owner filled for one incident is for its work and never for its gates.
 */
export function countQuorum(
  plan: CompiledPlan,
  directory: Directory,
  gate: Pick<GateDefinition, 'approve'>,
  candidates: readonly Candidate[],
): Quorum {
  const wanted = gate.approve.flatMap(({ count, of }) => Array.from({ length: count }, () => of));
  const seats = new Map(candidates.map((each) => [each.person, seatsOfCandidate(plan, directory, each)]));
  const filled: (string | null)[] = wanted.map(() => null);
  for (const person of seats.keys()) place(person, wanted, filled, seats, new Set());
  const places = new Map<string, SeatHeld>();
  filled.forEach((person, index) => {
    const held = person === null ? undefined : seats.get(person)?.find((each) => each.function === wanted[index]);
    if (person !== null && held) places.set(person, held);
  });
  const missing = wanted.filter((_, index) => filled[index] === null);
  return { reached: missing.length === 0, places, missing };
}

function seatsOfCandidate(plan: CompiledPlan, directory: Directory, { person, only }: Candidate): readonly SeatHeld[] {
  const held = seatsHeld(plan, null, directory, person);
  return only === undefined ? held : held.filter((each) => only.includes(each.function));
}

function place(
  person: string,
  wanted: readonly FunctionId[],
  filled: (string | null)[],
  seats: ReadonlyMap<string, readonly SeatHeld[]>,
  tried: Set<number>,
): boolean {
  const functions = (seats.get(person) ?? []).map((held) => held.function);
  for (const [index, need] of wanted.entries()) {
    if (tried.has(index) || !functions.includes(need)) continue;
    tried.add(index);
    const sitting = filled[index] ?? null;
    if (sitting === null || place(sitting, wanted, filled, seats, tried)) {
      filled[index] = person;
      return true;
    }
  }
  return false;
}
