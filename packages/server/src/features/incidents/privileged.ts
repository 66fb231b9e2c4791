import { privilegedItems, seatsHeld } from '@muster/engine';
import type { ContentRef, Directory, Incident } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';

/**
 * The content that is held back from somebody: what counsel directed, for all but those who sit in legal, the lawyer who
 * directed it and whoever wrote it.
 */
export function withheldFrom(
  plan: CompiledPlan,
  incident: Incident,
  directory: Directory,
  viewer: string | null,
): ReadonlySet<string> {
  const held = viewer === null ? [] : seatsHeld(plan, incident, directory, viewer);
  if (held.some((each) => each.function === 'legal')) return new Set();
  const others = privilegedItems(incident).filter(
    ({ directedBy, author }) => viewer === null || (directedBy !== viewer && author !== viewer),
  );
  return new Set(others.flatMap(({ contents }) => contents));
}

/** The references whose text may be opened. */
export function openable(refs: readonly ContentRef[], withheld: ReadonlySet<string>): readonly ContentRef[] {
  return refs.filter(({ id }) => !withheld.has(id));
}
