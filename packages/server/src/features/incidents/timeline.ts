import type { Store, StoredEvent } from '../../platform/store/store.ts';
import { curatedTypes } from './curated.ts';

export interface TimelineWindow {
  readonly events: readonly StoredEvent[];
  /** The version to go on from; null at the end. */
  readonly next: number | null;
  /** The newest version, and how many of all are curated. */
  readonly total: number;
  readonly curated: number;
}

export interface TimelineQuery {
  readonly from: number;
  readonly limit: number;
  readonly curated: boolean;
}

export interface Timeline {
  window(organisation: string, stream: string, query: TimelineQuery): Promise<TimelineWindow>;
}

interface Known {
  total: number;
  /** Curated versions, rising. */
  readonly curated: number[];
}

/**
 * Opens any part of a long stream without reading the rest. Which versions are curated is kept for the streams asked for
 * last, and read on from where it ended: 10,000 events are some numbers, not their bytes.
 */
export function createTimeline(store: Pick<Store, 'listTypes' | 'readEvents'>, capacity = 200): Timeline {
  const kept = new Map<string, Known>();

  async function known(organisation: string, stream: string): Promise<Known> {
    const key = `${organisation}\n${stream}`;
    const found = kept.get(key) ?? { total: 0, curated: [] };
    const news = await store.listTypes(organisation, stream, found.total);
    for (const { version, type } of news) {
      // Two readings at the same time may bring the same news.
      if (version !== found.total + 1) continue;
      found.total = version;
      if (curatedTypes.has(type)) found.curated.push(version);
    }
    kept.delete(key);
    kept.set(key, found);
    const oldest = kept.size > capacity ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return found;
  }

  return {
    async window(organisation, stream, { from, limit, curated: only }) {
      const { total, curated } = await known(organisation, stream);
      const wanted = only ? part(curated, from, limit + 1) : range(from, Math.min(total, from + limit));
      const versions = wanted.slice(0, limit);
      const events = await store.readEvents(organisation, stream, versions);
      return { events, next: wanted[limit] ?? null, total, curated: curated.length };
    },
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** The first numbers of a rising list that are not below `from`. */
function part(rising: readonly number[], from: number, count: number): readonly number[] {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return rising.slice(low, low + count);
}
