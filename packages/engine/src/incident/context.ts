import type { Instant } from '@muster/clocks';
import type { CompiledPlan, FunctionId } from '@muster/plan';
import { functionIds } from '@muster/plan';
import type { Actor } from '../actor.ts';
import type { Incident } from './incident.ts';

/** Who sits where now, and who is of the organisation at all. Ids only. */
export interface Directory {
  readonly holders: Readonly<Record<string, string>>;
  readonly people: readonly string[];
}

/** All that a decision may know besides plan and state. Time and people come from here and nowhere else. */
export interface DecisionContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly directory: Directory;
  /** The incident's events up to this version stand under a signed checkpoint of the ledger. */
  readonly includedVersion: number;
  /** The content ids that events of this incident refer to. */
  readonly holdsContent: (content: string) => boolean;
  /** Service tokens that asked for this switch in the last minutes. */
  readonly readersOf: (switchKey: string) => readonly string[];
}

/** The seats that a person holds in a function for this incident, the lead first. */
export interface SeatHeld {
  readonly function: FunctionId;
  readonly seat: string;
}

export function personInSeat(incident: Incident | null, directory: Directory, seat: string): string | null {
  const person = incident?.seats[seat] ?? directory.holders[seat];
  return person !== undefined && directory.people.includes(person) ? person : null;
}

/** Every function that a person sits in, with the seat; nothing for somebody who left the organisation. */
export function seatsHeld(
  plan: CompiledPlan,
  incident: Incident | null,
  directory: Directory,
  person: string,
): readonly SeatHeld[] {
  return functionIds.flatMap((id) => {
    const seat = seatsOf(plan, id).find((each) => personInSeat(incident, directory, each) === person);
    return seat === undefined ? [] : [{ function: id, seat }];
  });
}

/** The seats of a function, the lead first. */
export function seatsOf(plan: CompiledPlan, id: FunctionId): readonly string[] {
  const definition = plan.functions[id];
  return definition ? [definition.lead, ...definition.deputies] : [];
}

export function sitsIn(
  plan: CompiledPlan,
  incident: Incident,
  context: DecisionContext,
  functions: readonly FunctionId[],
): boolean {
  const { actor } = context;
  if (actor.kind !== 'person' && actor.kind !== 'elevated') return false;
  return seatsHeld(plan, incident, context.directory, actor.person).some((held) => functions.includes(held.function));
}

export function ownsIncident(incident: Incident, context: DecisionContext): boolean {
  const { actor } = context;
  return (actor.kind === 'person' || actor.kind === 'elevated') && actor.person === incident.owner.person;
}
