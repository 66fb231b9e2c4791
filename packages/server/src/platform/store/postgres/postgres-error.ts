import pg from 'pg';
import { refusals } from '../refusals.ts';
import { StoreError } from '../store-error.ts';

/** What an append expected, for the words of its refusal. */
export interface Expectation {
  readonly versions: ReadonlyMap<string, number>;
  readonly counters: ReadonlyMap<string, number>;
  readonly answer: string | null;
}

/** The store's error for whatever the driver threw. A StoreError passes through. */
export function postgresError(error: unknown, where: string, expected?: Expectation): StoreError {
  if (error instanceof StoreError) return error;
  if (!(error instanceof pg.DatabaseError)) return unreachable(error, where);
  return refusalOf(error, expected) ?? failureOf(error, where);
}

/** Refusals of `append_records` and of the unique keys. */
function refusalOf(error: pg.DatabaseError, expected: Expectation | undefined): StoreError | null {
  switch (error.code ?? '') {
    case 'MU001':
      return withCause(refusals.conflict(error.message, expected?.versions.get(error.message) ?? 0, null), error);
    case 'MU002':
      return withCause(refusals.counter(error.message, expected?.counters.get(error.message) ?? 0), error);
    case 'MU003':
      return withCause(refusals.wrongHash(error.message, expected?.versions.get(error.message) ?? 0), error);
    case 'MU004':
      return withCause(refusals.fenced(`Timer ${error.message}`), error);
    case '23505':
      return error.table === 'answer'
        ? withCause(refusals.answered(expected?.answer ?? ''), error)
        : withCause(refusals.duplicate(`${error.table ?? 'A row'}: ${error.detail ?? error.message}`), error);
    // Deadlock, serialization: another node was first.
    case '40P01':
    case '40001':
      return new StoreError('conflict', 'Another node wrote the same things; load again and decide again.', {
        cause: error,
      });
    default:
      return null;
  }
}

function failureOf(error: pg.DatabaseError, where: string): StoreError {
  const said = `${where}: ${error.message}`;
  switch (error.code ?? '') {
    case 'MU005':
      return new StoreError('unsafe-setting', `${said}. Set both to on for this database and its role.`, {
        cause: error,
      });
    case '53100':
      return new StoreError('disk-full', `${said}. Nothing was written. Free space on the disk of the database.`, {
        cause: error,
      });
    // data_corrupted, index_corrupted
    case 'XX001':
    case 'XX002':
      return new StoreError('corrupt', `${said}. Stop, and restore the database from a back-up.`, { cause: error });
    // untranslatable or invalid characters, too large for an index
    case '22021':
    case '22P05':
    case '54000':
      return new StoreError('invalid', said, { cause: error });
    // It shuts down, starts up, or has no connection left.
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
    case '08006':
      return unreachable(error, where);
    default:
      return new StoreError('io', `${said}. Nothing was acknowledged. Look after the database, then try again.`, {
        cause: error,
      });
  }
}

/**
 * The connection failed. When that was within an append, nobody knows whether it was committed: not acknowledged is
 * all that can be said, and a repeat finds out by its version or its idempotency key.
 */
function unreachable(error: unknown, where: string): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'unreachable',
    `${where}: ${why}. Nothing was acknowledged. See that the database can be reached, then try again.`,
    {
      cause: error,
    },
  );
}

function withCause(refusal: StoreError, cause: unknown): StoreError {
  return new StoreError(refusal.code, refusal.message, { cause });
}
