import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@muster/clocks';
import { openStore } from '../platform/store/open-store.ts';
import type { Store } from '../platform/store/store.ts';
import { freshDatabase, findPostgres } from './postgres.ts';

/** One kind of store, fresh and empty, for a suite that must hold on all of them. */
export interface OpenedStore {
  readonly kind: 'fake' | 'sqlite' | 'postgres';
  open(now: () => Instant): Promise<Store>;
  /** Removes what it was kept in; the store must be closed. */
  remove(): Promise<void>;
}

/** Every kind of store there is, or these and the ones before them. Without a PostgreSQL server in CI this throws; elsewhere it says so and leaves it out. */
export async function openStores(
  kinds: readonly OpenedStore['kind'][] = ['fake', 'sqlite', 'postgres'],
): Promise<readonly OpenedStore[]> {
  const directory = await mkdtemp(join(tmpdir(), 'muster-store-'));
  const stores: OpenedStore[] = [
    { kind: 'fake', open: (now) => openStore({ kind: 'fake' }, now), remove: async () => undefined },
    {
      kind: 'sqlite',
      open: (now) => openStore({ kind: 'sqlite', directory }, now),
      remove: () => rm(directory, { recursive: true, force: true }),
    },
  ];
  if (!kinds.includes('postgres')) return stores;
  const server = await findPostgres();
  if (server.kind === 'none') {
    console.warn(server.why);
    return stores;
  }
  const database = await freshDatabase(server.url);
  stores.push({
    kind: 'postgres',
    open: (now) => openStore({ kind: 'postgres', url: database.url }, now),
    remove: database.drop,
  });
  return stores;
}
