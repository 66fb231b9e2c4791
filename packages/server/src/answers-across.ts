import { seatsHeld } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { PeopleService } from './features/people/people-service.ts';
import type { Caller } from './platform/caller.ts';
import type { ContentReader } from './platform/content/content-reader.ts';

/** What people are called, by their ids; null where the name was destroyed. */
export async function namesOf(
  people: PeopleService,
  reader: ContentReader,
  organisation: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await people.list(organisation);
  const texts = await reader.texts(
    organisation,
    rows.map((row) => row.name),
  );
  return new Map(rows.map((row) => [row.id, texts.get(row.name.id) ?? null]));
}

/** Title to id, for those who are told titles alone. */
export async function systemsByTitle(
  planOf: (organisation: string) => Promise<CompiledPlan | null>,
  organisation: string,
): Promise<ReadonlyMap<string, string>> {
  const plan = await planOf(organisation);
  return new Map(Object.entries(plan?.systems ?? {}).map(([id, { title }]) => [title, id]));
}

/** Legal and privacy redact content, in incidents and in signals alike. */
export async function mayRedact(
  planOf: (organisation: string) => Promise<CompiledPlan | null>,
  people: PeopleService,
  { organisation, actor }: Caller,
): Promise<boolean> {
  const [plan, directory] = await Promise.all([planOf(organisation), people.directory(organisation)]);
  if (plan === null || (actor.kind !== 'person' && actor.kind !== 'elevated')) return false;
  return seatsHeld(plan, null, directory, actor.person).some(({ function: of }) => of === 'legal' || of === 'privacy');
}
