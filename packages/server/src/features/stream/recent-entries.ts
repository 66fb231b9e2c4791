import type { Store } from '../../platform/store/store.ts';
import { entryOf, eventText } from './stream-text.ts';

/** Texts kept for those who are up to date, some 2 MB; further back they are read again. */
const kept = 10_000;
/** Entries that one reading takes. */
const batch = 500;

export interface RecentEntries {
  /** How many entries the ledger had when it was last looked at. */
  readonly size: () => number;
  readonly texts: (from: number, limit: number) => Promise<readonly string[]>;
  /** Reads what was added since: gives the people whose tokens it is about; null where there was too much to look at. */
  readOn(): Promise<ReadonlySet<string> | null>;
}

/** The newest entries as texts: read once, for all connections. Call `readOn` one at a time. */
export function createRecent(
  store: Pick<Store, 'latestCheckpoint' | 'readLedger'>,
  organisation: string,
): RecentEntries {
  let texts: string[] = [];
  let size = 0;

  async function read(from: number, limit: number) {
    return (await store.readLedger(organisation, from, limit)).map(entryOf);
  }

  return {
    size: () => size,

    async texts(from, limit) {
      const first = size - texts.length;
      if (from >= first) return texts.slice(from - first, from - first + limit);
      const before = size;
      const entries = await read(from, Math.min(limit, before - from));
      return entries.map((entry) => eventText('entry', entry.ledgerIndex, entry));
    },

    async readOn() {
      const now = (await store.latestCheckpoint(organisation))?.size ?? 0;
      if (now - size > kept) {
        texts = [];
        size = now;
        return null;
      }
      const concerned = new Set<string>();
      while (size < now) {
        const entries = await read(size, Math.min(batch, now - size));
        if (entries.length === 0) throw new RangeError(`The ledger has ${now} entries, but none at ${size}.`);
        for (const { stream, type } of entries)
          if (type === 'person-removed' || type === 'token-revoked') concerned.add(stream.id);
        texts = [...texts, ...entries.map((entry) => eventText('entry', entry.ledgerIndex, entry))].slice(-kept);
        size += entries.length;
      }
      return concerned;
    },
  };
}
