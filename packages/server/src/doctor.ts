import { existsSync } from 'node:fs';
import { checkChannels } from './check-channels.ts';
import { checkRows, checkTimers, rebuildTimers } from './check-derived.ts';
import { openRecords, traceOfData } from './compose.ts';
import { createPlanReader } from './features/plans/plan-reader.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import type { Config } from './platform/config/config.ts';
import { readInstanceKey } from './platform/config/read-instance-key.ts';
import type { BlobStore } from './platform/content/blob-store.ts';
import { checkContents } from './platform/content/check-contents.ts';
import type { ContentReader } from './platform/content/content-reader.ts';
import { createContentReader } from './platform/content/create-content-reader.ts';
import { createVault } from './platform/content/vault.ts';
import { createIds } from './platform/ids/ids.ts';
import { openInstance } from './platform/instance.ts';
import { checkLedger } from './platform/ledger/check-ledger.ts';
import { organisationSigner } from './platform/ledger/organisation-signer.ts';
import { deriveInstanceKey } from './platform/secrets/instance-key.ts';
import type { InstanceKey } from './platform/secrets/instance-key.ts';
import type { Store, StoreFinding } from './platform/store/store.ts';
import { createStreams } from './platform/streams/streams.ts';
import { systemClock } from './platform/time/clock.ts';
import { rebuildRows } from './rebuild-rows.ts';
import type { PlanOf } from './rebuild-rows.ts';

export interface DoctorReport {
  readonly findings: readonly StoreFinding[];
}

/**
 * Looks whether the data is whole: the database by its own checks, every event by its hash, the tree by its entries and
 * its signature by our key, every content by its event, blobs that no event names, and rows and timers by what follows
 * from the events; and which ways to reach people are set up. With `rebuild`, makes rows and timers anew first. The server must be stopped on a data directory:
 * the lock says so. Where there is no data, it makes none.
 */
export async function runDoctor(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  options: { readonly rebuild: boolean },
): Promise<DoctorReport> {
  const config = readConfig(environment, folder);
  requireData(config);
  const key = deriveInstanceKey(readInstanceKey(config).secret);
  const { store, blobs } = await openRecords(config);
  try {
    const patient = await openPatient(store, blobs, key, config.organisation);
    const rebuilt = options.rebuild ? await orFault('read models', () => rebuild(patient)) : [];
    return {
      findings: [...rebuilt, ...(await store.inspect()), ...(await examine(patient)), ...checkChannels(config)],
    };
  } finally {
    await store.close();
  }
}

/** Looking must not make a key, a folder or a database, and then call them whole. */
function requireData(config: Config): void {
  if (!existsSync(traceOfData(config)))
    throw new ConfigError(`There is no data in ${config.data}. Name the folder that holds it.`);
}

interface Patient {
  readonly organisation: string;
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly reader: ContentReader;
  readonly planOf: PlanOf;
  readonly key: ReturnType<typeof organisationSigner>['key'];
}

async function openPatient(store: Store, blobs: BlobStore, key: InstanceKey, organisation: string): Promise<Patient> {
  const ids = createIds(systemClock);
  const instance = await openInstance({ store, clock: systemClock, ids }, organisation, key);
  const vault = createVault(key, ids);
  const reader = createContentReader({ store, vault, blobs });
  const plans = createPlanReader({ streams: createStreams(store), reader });
  const planOf: PlanOf = async (version) => (await plans.byVersion(organisation, version)).plan;
  return { organisation, store, blobs, reader, planOf, key: organisationSigner(instance, organisation, key).key };
}

/** Each part by itself: what one cannot read hides nothing of another. */
async function examine({ organisation, store, blobs, reader, planOf, key }: Patient): Promise<readonly StoreFinding[]> {
  return [
    ...(await orFault('ledger', () => checkLedger(store, organisation, key))),
    ...(await orFault('contents', () => checkContents({ store, reader }, organisation))),
    ...(await orFault('blobs', () => checkBlobs(blobs, store, organisation))),
    ...(await orFault('read models', () => checkRows(store, organisation, planOf))),
    ...(await orFault('timers', () => checkTimers(store, organisation, planOf))),
  ];
}

async function orFault(where: string, look: () => Promise<readonly StoreFinding[]>): Promise<readonly StoreFinding[]> {
  try {
    return await look();
  } catch (error) {
    const what = `They cannot be looked at. ${error instanceof Error ? error.message : String(error)}`;
    return [{ level: 'fault', what, where, mend: 'Mend the other faults first, then look again.' }];
  }
}

async function checkBlobs(blobs: BlobStore, store: Store, organisation: string): Promise<readonly StoreFinding[]> {
  let count = 0;
  let orphans = 0;
  for await (const id of blobs.list()) {
    count += 1;
    orphans += (await store.readContents(organisation, [id])).length === 0 ? 1 : 0;
  }
  if (orphans === 0) return [{ level: 'ok', what: `${count} blobs, each with its key.`, where: 'blobs', mend: null }];
  const mend = 'They are uploads that were never finished, or content destroyed while the disk failed; remove them.';
  return [{ level: 'fault', what: `${orphans} blobs belong to nothing.`, where: 'blobs', mend }];
}

async function rebuild({ store, organisation, planOf }: Patient): Promise<readonly StoreFinding[]> {
  const rows = await rebuildRows(store, organisation, planOf);
  const timers = await rebuildTimers(store, organisation, planOf);
  const what = `${rows} rows made anew from the events; ${timers} timers set right.`;
  return [{ level: 'ok', what, where: 'read models', mend: null }];
}
