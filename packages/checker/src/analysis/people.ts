import { functionIds } from '@muster/plan';
import type { CompiledPlan, FunctionId } from '@muster/plan';

/** Who sits in a seat: a person by reference. A seat without one is held by somebody who holds no other. */
export function personIn(plan: CompiledPlan, seat: string): string {
  return entryOf(plan.seatDetails, seat)?.heldBy ?? seat;
}

/** Whether whoever sits there is of the organisation now, as far as the plan says. */
export function isActive(plan: CompiledPlan, person: string): boolean {
  return entryOf(plan.people, person)?.active ?? true;
}

/** The seats of a function, its lead first; none where the plan does not name the function. */
export function seatsOf(plan: CompiledPlan, of: FunctionId): readonly string[] {
  const named = plan.functions[of];
  return named === undefined ? [] : [named.lead, ...named.deputies];
}

/** The active people of a function. */
export function peopleOf(plan: CompiledPlan, of: FunctionId): ReadonlySet<string> {
  const people = seatsOf(plan, of).map((seat) => personIn(plan, seat));
  return new Set(people.filter((person) => isActive(plan, person)));
}

/** What a record holds under a name; undefined where it does not, whatever the name is. */
export function entryOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The active people of all functions: whoever of them it is can ask for an action. */
export function everybody(plan: CompiledPlan): ReadonlySet<string> {
  return new Set(functionIds.flatMap((id) => [...peopleOf(plan, id)]));
}
