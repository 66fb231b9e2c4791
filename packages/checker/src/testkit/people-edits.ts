import type { Edit } from './sound-plan.ts';

/** Puts a person by reference into a seat. */
export const heldBy = (seat: string, holder: string): Edit => ({
  under: 'seats',
  add: `  ${seat}: { title: A seat, held_by: ${holder} }`,
});

/** Somebody who is of the organisation, or has left it. */
export const person = (id: string, active: boolean): Edit => ({
  under: 'people',
  add: `  ${id}: { active: ${active} }`,
});

export const here = person('p-1', true);
export const gone = person('p-9', false);

/** Several seats with one person in them. */
export const allHeldBy = (holder: string, seats: readonly string[]): readonly Edit[] =>
  seats.map((seat) => heldBy(seat, holder));

/** A seat with hours, held by a person of its own. */
export const withHours = (seat: string, hours: string): Edit => ({
  under: 'seats',
  add: `  ${seat}: { title: A seat, ${hours} }`,
});
