import type { Instant } from '@muster/clocks';
import { createFakeStore } from './fake/fake-store.ts';
import { openPostgresStore } from './postgres/postgres-store.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** Where the records are kept. */
export type StoreConfig =
  | { readonly kind: 'fake' }
  | { readonly kind: 'sqlite'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Opens the store that the configuration names. `now` stamps outbox messages; the machine's clock unless given. */
export async function openStore(config: StoreConfig, now?: () => Instant): Promise<Store> {
  const clock = now === undefined ? {} : { now };
  switch (config.kind) {
    case 'fake':
      return createFakeStore(now);
    case 'sqlite':
      return openSqliteStore({ directory: config.directory, ...clock });
    case 'postgres':
      return openPostgresStore({ url: config.url, ...clock });
  }
}
