import { rebuildRows } from './rebuild-rows.ts';
import { openRecords } from './compose.ts';
import { checkLedger } from './platform/ledger/check-ledger.ts';
import { readConfig } from './platform/config/config.ts';
import { readInstanceKey } from './platform/config/read-instance-key.ts';
import { createIds } from './platform/ids/ids.ts';
import { openInstance } from './platform/instance.ts';
import { deriveInstanceKey } from './platform/secrets/instance-key.ts';
import type { InstanceKey } from './platform/secrets/instance-key.ts';
import { createContentReader } from './platform/content/create-content-reader.ts';
import { createContentWriter } from './platform/content/create-content-writer.ts';
import { createVault } from './platform/content/vault.ts';
import { createPlanService } from './features/plans/plan-service.ts';
import type { Ids } from './platform/ids/ids.ts';
import { createStreams } from './platform/streams/streams.ts';
import type { BlobStore } from './platform/content/blob-store.ts';
import type { Store, StoreFinding } from './platform/store/store.ts';
import { systemClock } from './platform/time/clock.ts';

export interface DoctorReport {
  readonly findings: readonly StoreFinding[];
}

/**
 * Looks whether the data is whole: the database by its own checks, every event by its hash, the tree by its entries,
 * blobs that no event names. With `rebuild`, makes the rows of every list anew from the events. The server must be
 * stopped on a data directory: the lock says so.
 */
export async function runDoctor(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  options: { readonly rebuild: boolean },
): Promise<DoctorReport> {
  const config = readConfig(environment, folder);
  const key = deriveInstanceKey(readInstanceKey(config).secret);
  const { store, blobs } = await openRecords(config);
  try {
    const { organisation } = config;
    const ids = createIds(systemClock);
    await openInstance({ store, clock: systemClock, ids }, organisation, key);
    const findings = [
      ...(await store.inspect()),
      ...(await checkLedger(store, organisation)),
      await checkBlobs(blobs, store, organisation),
    ];
    if (!options.rebuild) return { findings };
    return { findings: [...findings, await rebuild({ store, blobs, key, ids }, organisation)] };
  } finally {
    await store.close();
  }
}

async function checkBlobs(blobs: BlobStore, store: Store, organisation: string): Promise<StoreFinding> {
  let count = 0;
  let orphans = 0;
  for await (const id of blobs.list()) {
    count += 1;
    orphans += (await store.readContents(organisation, [id])).length === 0 ? 1 : 0;
  }
  if (orphans === 0) return { level: 'ok', what: `${count} blobs, each with its key.`, where: 'blobs', mend: null };
  const mend = 'They are uploads that were never finished, or content destroyed while the disk failed; remove them.';
  return { level: 'fault', what: `${orphans} blobs belong to nothing.`, where: 'blobs', mend };
}

interface RebuildParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly key: InstanceKey;
  readonly ids: Ids;
}

async function rebuild({ store, blobs, key, ids }: RebuildParts, organisation: string): Promise<StoreFinding> {
  const vault = createVault(key, ids);
  const reader = createContentReader({ store, vault, blobs });
  const writer = createContentWriter({ vault, blobs, ids });
  const plans = createPlanService({ store, clock: systemClock, ids, streams: createStreams(store), reader, writer });
  const planOf = async (version: string) => (await plans.byVersion(organisation, version)).plan;
  const rows = await rebuildRows(store, organisation, planOf);
  return { level: 'ok', what: `${rows} rows made anew from the events.`, where: 'read models', mend: null };
}
