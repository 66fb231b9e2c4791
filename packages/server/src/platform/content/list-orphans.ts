import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { BlobStore } from './blob-store.ts';

export interface OrphanPorts {
  readonly store: Pick<Store, 'organisations' | 'readContents'>;
  readonly blobs: BlobStore;
  readonly clock: Clock;
}

/** How long an upload may take from its id to its append: nothing younger is called an orphan. */
const graceMilliseconds = 3_600_000;
const batch = 500;

/**
 * Ids of blobs that no row of content names: their upload was durable but its append failed, or their content was
 * destroyed and the file stayed. Without its row a blob has no key, so it is noise; `destroy` takes it off the disk.
 */
export async function listOrphans(ports: OrphanPorts): Promise<readonly string[]> {
  const organisations = await ports.store.organisations();
  const youngest = Date.parse(ports.clock.now()) - graceMilliseconds;
  const orphans: string[] = [];
  let candidates: string[] = [];
  const settle = async () => {
    orphans.push(...(await withoutRow(ports, organisations, candidates)));
    candidates = [];
  };
  for await (const id of ports.blobs.list()) {
    if (madeAt(id) > youngest) continue;
    candidates.push(id);
    if (candidates.length === batch) await settle();
  }
  await settle();
  return orphans;
}

async function withoutRow(
  { store }: OrphanPorts,
  organisations: readonly string[],
  ids: readonly string[],
): Promise<readonly string[]> {
  const left = new Set(ids);
  for (const organisation of organisations) {
    if (left.size === 0) break;
    for (const row of await store.readContents(organisation, [...left])) left.delete(row.id);
  }
  return [...left];
}

/** Unix milliseconds in the first 48 bits of a UUID version 7 (RFC 9562 §5.7). */
function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
