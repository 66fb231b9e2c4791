import type { FunctionId } from '../plan-words.ts';

/**
 * The places that stay open when people fill them as well as they can: each person at most one, each place one person
 * (bipartite matching by augmenting paths). A person is the functions that they can approve for.
 */
export function fillPlaces(
  places: readonly FunctionId[],
  people: readonly (readonly FunctionId[])[],
): readonly FunctionId[] {
  const filled: (number | null)[] = places.map(() => null);
  const seat = (person: number, tried: Set<number>): boolean => {
    for (const [place, of] of places.entries()) {
      if (tried.has(place) || people[person]?.includes(of) !== true) continue;
      tried.add(place);
      const sitting = filled[place] ?? null;
      if (sitting !== null && !seat(sitting, tried)) continue;
      filled[place] = person;
      return true;
    }
    return false;
  };
  for (const person of people.keys()) seat(person, new Set());
  return places.filter((_, place) => filled[place] === null);
}
