import { useQuery } from '@tanstack/react-query';
import { queries } from '../../client/queries.ts';
import { words } from '../../messages/en/words.ts';

/** Names for what the record knows by identifiers: people by their name, seats and functions in words. */
export function useNames(): (id: string) => string {
  const people = useQuery(queries.people()).data?.items;
  return (id) => people?.find((person) => person.id === id)?.name ?? words.spellId(id);
}
