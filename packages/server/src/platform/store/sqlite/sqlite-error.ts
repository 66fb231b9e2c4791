import { StoreError } from '../store-error.ts';
import type { StoreErrorCode } from '../store-error.ts';

/** What `node:sqlite` throws: the extended result code and the text of SQLite (sqlite.org/rescode.html). */
interface SqliteFailure extends Error {
  readonly errcode: number;
}

const primary = {
  busy: 5,
  readonly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  constraint: 19,
  notADatabase: 26,
};

/** The store's error for whatever a statement threw. A StoreError passes through. */
export function sqliteError(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  if (!isSqliteFailure(error)) return new StoreError('io', `${where}: ${String(error)}`, { cause: error });
  const { code, mend } = meaningOf(error);
  return new StoreError(code, `${where}: ${error.message}. ${mend}`, { cause: error });
}

function isSqliteFailure(error: unknown): error is SqliteFailure {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

function meaningOf(error: SqliteFailure): { readonly code: StoreErrorCode; readonly mend: string } {
  switch (error.errcode & 0xff) {
    case primary.full:
      return { code: 'disk-full', mend: 'Nothing was written. Free space on the disk of the data directory.' };
    case primary.corrupt:
    case primary.notADatabase:
      return { code: 'corrupt', mend: 'Stop, keep the files, and restore the data directory from a back-up.' };
    case primary.constraint:
      return constraint(error.message);
    case primary.readonly:
    case primary.cannotOpen:
      return { code: 'io', mend: 'Let the user that runs this program write to the data directory.' };
    case primary.busy:
      return { code: 'io', mend: 'Another program has the database open; close it. Nothing was written.' };
    default:
      return { code: 'io', mend: 'Nothing was acknowledged. Look after the disk, then start again.' };
  }
}

/** `UNIQUE constraint failed: outbox.organisation, outbox.id` names the table, and the table names the refusal. */
function constraint(message: string): { readonly code: StoreErrorCode; readonly mend: string } {
  const table = /constraint failed: (\w+)\./.exec(message)?.[1];
  if (table === 'answer') return { code: 'answered', mend: 'The idempotency key is used; give its answer again.' };
  return { code: 'duplicate', mend: 'It is already there; give the new one an id of its own.' };
}

/** True when the disk below failed, so that what it holds is not known. */
export function isIoFailure(error: unknown): boolean {
  return isSqliteFailure(error) && (error.errcode & 0xff) === primary.io;
}
