import { atlas } from './atlas.ts';
import { owaspAgentic, owaspLlm } from './owasp.ts';
import type { TagEntry } from './tag-entry.ts';

export type TagList = 'owasp-llm' | 'owasp-agentic' | 'atlas';

/** A word of a public list for what happened. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly list: TagList;
}

/** Every tag there is, in the order of the lists. */
export const tags: readonly Tag[] = [
  ...entriesOf('owasp-llm', owaspLlm),
  ...entriesOf('owasp-agentic', owaspAgentic),
  ...entriesOf('atlas', atlas),
];

const byId: ReadonlyMap<string, Tag> = new Map(tags.map((tag) => [tag.id, tag]));

/** Null for an id that no list has. */
export function findTag(id: string): Tag | null {
  return byId.get(id) ?? null;
}

function entriesOf(list: TagList, entries: readonly TagEntry[]): readonly Tag[] {
  return entries.map(([id, name]) => ({ id, name, list }));
}
