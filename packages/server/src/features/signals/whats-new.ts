import { z } from 'zod';
import { canonicalText } from './canonical-text.ts';
import type { Sighting } from './sighting.ts';
import { contentValue } from './title-of.ts';

/** What the record says of a signal before this telling. */
export interface Known {
  /** Null for one that is in this batch and has no group yet. */
  readonly group: string | null;
  readonly resolved: boolean;
  /** Null when its content was destroyed. */
  readonly content: string | null;
}

/** A telling that changes the record. */
export interface News {
  readonly kind: 'received' | 'changed' | 'resolved';
  readonly sighting: Sighting;
  /** The group it is in; null for a new signal, and for one that became known in this batch. */
  readonly group: string | null;
}

/** Names a signal among all sources. */
export function signalName({ source, key }: Pick<Sighting, 'source' | 'key'>): string {
  return `${source}\n${key}`;
}

/** The tellings that change the record, in their order. The others repeat it, or end what nobody knew of. */
export function whatsNew(sightings: readonly Sighting[], recorded: ReadonlyMap<string, Known>): readonly News[] {
  const known = new Map(recorded);
  const news: News[] = [];
  for (const sighting of sightings) {
    const name = signalName(sighting);
    const before = known.get(name) ?? null;
    const kind = newIn(sighting, before);
    if (kind === null) continue;
    const group = before?.group ?? null;
    news.push({ kind, sighting, group });
    const content = kind === 'resolved' ? (before?.content ?? null) : sighting.content;
    known.set(name, { group, resolved: kind === 'resolved', content });
  }
  return news;
}

function newIn(sighting: Sighting, known: Known | null): News['kind'] | null {
  if (known === null) return sighting.status === 'firing' ? 'received' : null;
  if (sighting.status === 'resolved') return known.resolved ? null : 'resolved';
  if (known.resolved) return 'changed';
  // What was destroyed does not come back because its source repeats itself.
  if (known.content === null) return null;
  return isSameTelling(known.content, sighting.content) ? null : 'changed';
}

const linked = z.looseObject({ generatorURL: z.string() });

/** A link back to the sender does not make another signal: of two Prometheus servers each sends its own. */
function isSameTelling(one: string, other: string): boolean {
  return one === other || withoutLink(one) === withoutLink(other);
}

function withoutLink(content: string): string {
  const parsed = linked.safeParse(contentValue(content));
  return parsed.success ? (canonicalText({ ...parsed.data, generatorURL: '' }) ?? content) : content;
}
