import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queries } from '../../client/queries.ts';
import { words } from '../../messages/en/words.ts';

/** Names for what the record knows by identifiers: people by their name, seats and functions in words. */
export function useNames(): (id: string) => string {
  const people = useQuery(queries.people()).data?.items;
  return useMemo(() => {
    const names = new Map(people?.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? words.spellId(id);
  }, [people]);
}
