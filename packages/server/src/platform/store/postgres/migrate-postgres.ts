import type { ClientBase } from 'pg';
import { pendingMigrations } from '../sql/migrations.ts';
import type { AppliedMigration, Migration, MigrationState } from '../sql/migrations.ts';
import { StoreError } from '../store-error.ts';

/** Any number, the same for all nodes: only one of them migrates at a time. */
const advisoryLock = 7_373_001;

/** Brings the database to the newest migration, all in one transaction. Throws StoreError `migration`. */
export async function migratePostgres(client: ClientBase, known: readonly Migration[]): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    const pending = pendingMigrations(known, await readState(client));
    if (pending.length > 0) await apply(client, pending);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    if (cause instanceof StoreError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(
      'migration',
      `A migration failed and left the database as it was: ${why}. Mend that, then start again.`,
      { cause },
    );
  }
}

async function apply(client: ClientBase, pending: readonly Migration[]): Promise<void> {
  await client.query(
    'create table if not exists migration (number bigint primary key, name text not null, digest text not null)',
  );
  for (const { number, name, digest, sql } of pending) {
    await client.query(sql);
    await client.query('insert into migration (number, name, digest) values ($1, $2, $3)', [number, name, digest]);
  }
}

async function readState(client: ClientBase): Promise<MigrationState> {
  const tables = await client.query<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind = 'r'",
  );
  const names = tables.rows.map(({ name }) => name);
  if (!names.includes('migration')) return { applied: null, tables: names.length };
  const applied = await client.query<AppliedMigration>(
    'select number::int, name, digest from migration order by number',
  );
  return { applied: applied.rows, tables: names.length - 1 };
}
