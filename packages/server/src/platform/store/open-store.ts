import type { Instant } from '@muster/clocks';
import { createFakeStore } from './fake/fake-store.ts';
import type { Store } from './store.ts';

/** Where the records are kept. */
export type StoreConfig = { readonly kind: 'fake' };

/** Opens the store that the configuration names. `now` stamps outbox messages; the machine's clock unless given. */
export async function openStore(config: StoreConfig, now?: () => Instant): Promise<Store> {
  switch (config.kind) {
    case 'fake':
      return createFakeStore(now);
  }
}
