import { expect, it } from 'vitest';
import { findPostgres, freshDatabase } from '../../testkit/postgres.ts';
import { openPostgresStore } from './postgres/postgres-store.ts';
import { storeContract } from './store.contract.ts';

const server = await findPostgres();

if (server.kind === 'none') {
  console.warn(`\nSKIPPED: the store contract on PostgreSQL. ${server.why}\n`);
  it('the store contract on PostgreSQL', (context) => {
    context.skip(server.why);
    expect(server.kind).toBe('server');
  });
} else {
  storeContract('PostgreSQL', async () => {
    const database = await freshDatabase(server.url);
    const store = await openPostgresStore({ url: database.url });
    const otherNode = await openPostgresStore({ url: database.url });
    return {
      store,
      otherNode,
      dispose: async () => {
        await store.close();
        await otherNode.close();
        await database.drop();
      },
    };
  });
}
