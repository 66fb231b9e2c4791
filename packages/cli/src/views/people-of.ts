import type { IncidentView } from '@muster/api';

/** The name of a person as far as the incident tells it, else the id as it is. Functions and seats stay themselves. */
export type NameOf = (person: string) => string;

export function peopleOf(view: IncidentView): NameOf {
  const told = [
    view.owner,
    ...view.actions.map(({ requester }) => requester),
    ...view.actions.flatMap(({ gate }) => gate?.approvals ?? []),
  ];
  const names = new Map(told.map(({ person, name }) => [person, name]));
  return (person) => names.get(person) ?? person;
}
