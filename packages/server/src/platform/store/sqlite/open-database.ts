import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoreFinding } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { sqliteError } from './sqlite-error.ts';

/** Below 3.51.3 a WAL could be damaged when two connections checkpoint at the same time (sqlite.org/wal.html). */
const oldestSqlite = '3.51.3';

/**
 * `flushed`: the writer flushes the journal after each commit and answers only then; the promises rest on it.
 * `unsafe-unflushed` leaves that out, and exists for the control that must lose records.
 */
export type Durability = 'flushed' | 'unsafe-unflushed';

export function databasePath(directory: string): string {
  return join(directory, 'muster.sqlite');
}

/** The write-ahead log of SQLite. */
export function journalPath(directory: string): string {
  return `${databasePath(directory)}-wal`;
}

/** Makes the data directory for its owner only, and keeps its entry. Throws StoreError `io`. */
export function prepareDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if ((statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700);
    createPrivateFile(databasePath(directory));
    sync(directory);
    sync(dirname(directory));
  } catch (cause) {
    throw unusable(directory, cause);
  }
}

function unusable(directory: string, cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  const mend = full ? 'Free space on its disk' : 'Let the user that runs this program own it';
  const message = `The data directory ${directory} cannot be written (${why}). ${mend}, or name another.`;
  return new StoreError(full ? 'disk-full' : 'io', message, { cause });
}

/**
 * An empty file for its owner only. SQLite gives its journals the same mode. A file that is there is never opened:
 * closing it would drop the locks that SQLite holds on it in this process (sqlite.org/howtocorrupt.html, 2.2).
 */
export function createPrivateFile(path: string): void {
  if (existsSync(path)) chmodSync(path, 0o600);
  else closeSync(openSync(path, 'wx', 0o600));
}

function sync(path: string, flags: 'r' | 'r+' = 'r'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The one connection that writes. Its settings are read back: one that is not in force is `unsafe-setting`. */
export function openForWriting(directory: string): DatabaseSync {
  const db = new DatabaseSync(databasePath(directory), { timeout: 5000, enableForeignKeyConstraints: true });
  // SQLite flushes for checkpoints, and orders them; each commit is flushed by the writer, see journal-flushes.ts.
  db.exec('pragma journal_mode = wal; pragma synchronous = normal;');
  db.exec('pragma secure_delete = on; pragma temp_store = memory; pragma cache_size = -65536;');
  // macOS only: there fsync alone leaves the data in the cache of the drive.
  db.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on;');
  // The writer checkpoints by itself, see checkpoints.ts.
  db.exec('pragma wal_autocheckpoint = 0; pragma journal_size_limit = 67108864;');
  assertSettings(db);
  bringInJournal(db, directory);
  return db;
}

/**
 * What a killed process left in the journal may have been read back from memory alone. Bringing it into the database
 * writes and flushes it once more, before anybody is shown it or builds on it. A full disk has no room for that: there
 * the journal is flushed where it is, and brought in later.
 */
function bringInJournal(db: DatabaseSync, directory: string): void {
  try {
    db.exec('pragma wal_checkpoint(truncate)');
  } catch (error) {
    if (sqliteError(error, '').code !== 'disk-full') throw error;
    sync(journalPath(directory), 'r+');
  }
}

/** A connection that cannot write. */
export function openForReading(directory: string): DatabaseSync {
  const db = new DatabaseSync(databasePath(directory), { timeout: 5000, readOnly: true });
  db.exec('pragma temp_store = memory; pragma cache_size = -16384; pragma query_only = on;');
  return db;
}

/** Refuses to go on with a connection that is not as safe as it must be. */
export function assertSettings(db: DatabaseSync): void {
  const [fault] = readSettings(db).filter(({ level }) => level === 'fault');
  if (fault) throw new StoreError('unsafe-setting', `${fault.what} (${fault.where}). ${fault.mend ?? ''}`);
}

/** What is in force, as SQLite itself says. */
export function readSettings(db: DatabaseSync): readonly StoreFinding[] {
  const expected: readonly (readonly [pragma: string, value: string | number])[] = [
    ['journal_mode', 'wal'],
    ['synchronous', 1],
    ['secure_delete', 1],
    ['foreign_keys', 1],
  ];
  return [
    versionFinding(sqliteVersion(db)),
    ...expected.map(([pragma, value]) => settingFinding(pragma, value, pragmaValue(db, pragma))),
  ];
}

/** Whether commits are flushed before they are answered. */
export function flushFinding(durability: Durability): StoreFinding {
  const where = 'writer';
  switch (durability) {
    case 'flushed':
      return { level: 'ok', what: 'each commit is flushed before its answer', where, mend: null };
    case 'unsafe-unflushed':
      return { level: 'fault', what: 'commits are answered before they are flushed', where, mend: 'For tests alone.' };
  }
}

function settingFinding(pragma: string, expected: string | number, actual: unknown): StoreFinding {
  if (actual === expected) return { level: 'ok', what: `${pragma} is ${expected}`, where: 'database', mend: null };
  const mend = 'Records could be lost. Remove what changes the setting; the program sets it right at each start.';
  return { level: 'fault', what: `${pragma} is ${String(actual)}, not ${expected}`, where: 'database', mend };
}

/** A fault when this SQLite is older than the oldest that is safe. */
export function versionFinding(version: string): StoreFinding {
  const where = 'SQLite';
  if (isAtLeast(version, oldestSqlite)) return { level: 'ok', what: `SQLite ${version}`, where, mend: null };
  const mend = `Run a Node.js that brings SQLite ${oldestSqlite} or later.`;
  return { level: 'fault', what: `SQLite ${version} is older than ${oldestSqlite}`, where, mend };
}

function isAtLeast(version: string, oldest: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of oldest.split('.').map(Number).entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

function sqliteVersion(db: DatabaseSync): string {
  return String(Object.values(db.prepare('select sqlite_version()').get() ?? {})[0]);
}

/** The single value that a pragma answers with. */
function pragmaValue(db: DatabaseSync, pragma: string): unknown {
  return Object.values(db.prepare(`pragma ${pragma}`).get() ?? {})[0];
}
