import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { ownFile } from '../../own-files.ts';
import { StoreError } from '../store-error.ts';

/** One numbered step of the schema. Forward only; a released file never changes. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, lower-case hex. */
  readonly digest: string;
}

/** A migration that a database says it has. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
}

/** The migrations of one database in order, from `migrations/<kind>/0001-name.sql`. Throws StoreError `migration`. */
export function readMigrations(kind: 'sqlite' | 'postgres'): readonly Migration[] {
  const folder = new URL(`${kind}/`, ownFile(new URL('../../../../migrations/', import.meta.url), 'migrations/'));
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted();
  const migrations = files.map((file) => readMigration(folder, file));
  migrations.forEach(({ number, name }, at) => {
    if (number !== at + 1) throw new StoreError('migration', `Migration ${name} must have the number ${at + 1}.`);
  });
  if (migrations.length === 0) throw new StoreError('migration', `There are no migrations in ${folder.pathname}.`);
  return migrations;
}

function readMigration(folder: URL, file: string): Migration {
  const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
  if (!parts?.[1] || !parts[2]) throw new StoreError('migration', `${file} is not named like 0001-records.sql.`);
  const sql = readFileSync(new URL(file, folder), 'utf8');
  return { number: Number(parts[1]), name: parts[2], sql, digest: hash('sha256', sql, 'hex') };
}

/** What the database under the migrations looks like before they run. */
export interface MigrationState {
  /** Null where there is no record of migrations. */
  readonly applied: readonly AppliedMigration[] | null;
  /** Tables of its own beside the record. */
  readonly tables: number;
}

/**
 * The migrations still to run. Refuses (`migration`) a database that is newer than this program, one whose history is
 * another than the files say, and one that was left half way.
 */
export function pendingMigrations(known: readonly Migration[], state: MigrationState): readonly Migration[] {
  const applied = state.applied ?? [];
  if (applied.length === 0 && state.tables > 0)
    throw new StoreError(
      'migration',
      `The database has ${state.tables} tables but no record of a finished migration. Restore it from a back-up, or begin with an empty one.`,
    );
  applied.forEach((done, at) => {
    const file = known[at];
    if (done.number !== at + 1)
      throw new StoreError('migration', `Migration ${at + 1} is missing in the database. Restore it from a back-up.`);
    if (!file)
      throw new StoreError(
        'migration',
        `The database is newer than this program: it has migration ${done.number} (${done.name}), the program knows ${known.length}. Start the newer program, or restore the back-up from before the upgrade.`,
      );
    if (file.digest !== done.digest)
      throw new StoreError(
        'migration',
        `Migration ${done.number} (${done.name}) is not the one that made this database. Start the program that made it, or restore a back-up.`,
      );
  });
  return known.slice(applied.length);
}
