import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { storeContract } from './store.contract.ts';

storeContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'muster-store-'));
  const store = await openSqliteStore({ directory });
  return {
    store,
    otherNode: store,
    dispose: async () => {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
});
