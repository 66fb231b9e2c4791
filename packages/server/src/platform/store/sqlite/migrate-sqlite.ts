import type { DatabaseSync } from 'node:sqlite';
import { pendingMigrations } from '../sql/migrations.ts';
import type { AppliedMigration, Migration, MigrationState } from '../sql/migrations.ts';
import { StoreError } from '../store-error.ts';
import { sqliteError } from './sqlite-error.ts';

/** Brings the database to the newest migration, all in one transaction. Throws StoreError `migration`. */
export function migrateSqlite(db: DatabaseSync, known: readonly Migration[]): void {
  const pending = pendingMigrations(known, readState(db));
  if (pending.length === 0) return;
  try {
    db.exec('begin exclusive');
    db.exec(
      'create table if not exists migration (number integer primary key, name text not null, digest text not null) strict',
    );
    const record = db.prepare('insert into migration (number, name, digest) values (?, ?, ?)');
    for (const { number, name, digest, sql } of pending) {
      db.exec(sql);
      record.run(number, name, digest);
    }
    db.exec('commit');
  } catch (cause) {
    if (db.isTransaction) db.exec('rollback');
    const failure = sqliteError(cause, 'A migration failed and left the database as it was');
    throw failure.code === 'disk-full' ? failure : new StoreError('migration', failure.message, { cause });
  }
}

function readState(db: DatabaseSync): MigrationState {
  const tables = db.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'").all();
  const names = tables.map(({ name }) => String(name));
  if (!names.includes('migration')) return { applied: null, tables: names.length };
  const rows = db.prepare('select number, name, digest from migration order by number').all();
  const applied: AppliedMigration[] = rows.map(({ number, name, digest }) => ({
    number: Number(number),
    name: String(name),
    digest: String(digest),
  }));
  return { applied, tables: names.length - 1 };
}
