import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import { createPrivateFile } from './open-database.ts';
import { sqliteError } from './sqlite-error.ts';

export interface DirectoryLock {
  release(): void;
}

/**
 * Takes a data directory for this process alone. The lock is an open exclusive transaction on a file of its own, so
 * the operating system drops it with the process, however that ends. The pid beside it is only for the message.
 * Throws StoreError `locked`.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const db = openLock(directory);
  try {
    db.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive;');
  } catch (error) {
    db.close();
    if (isBusy(error)) throw lockedBy(directory, error);
    throw sqliteError(error, `The lock of ${directory}`);
  }
  notePid(directory);
  return { release: () => db.close() };
}

function openLock(directory: string): DatabaseSync {
  try {
    const path = join(directory, 'lock.sqlite');
    createPrivateFile(path);
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw sqliteError(error, `The lock of ${directory}`);
  }
}

/** Only for the message to others: a full disk must not keep the records closed. */
function notePid(directory: string): void {
  try {
    writeFileSync(pidPath(directory), `${process.pid}\n`, { mode: 0o600 });
  } catch {
    // What is left is empty, and the message then says "another process".
  }
}

function lockedBy(directory: string, cause: unknown): StoreError {
  const pid = readPid(directory);
  const who = pid === null ? 'another process' : `the process ${pid}`;
  return new StoreError(
    'locked',
    `The data directory ${directory} is in use by ${who}. Stop it first, or name another data directory.`,
    { cause },
  );
}

function readPid(directory: string): string | null {
  try {
    return readFileSync(pidPath(directory), 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function pidPath(directory: string): string {
  return join(directory, 'pid');
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
