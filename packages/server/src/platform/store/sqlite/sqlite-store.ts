import type { Instant } from '@muster/clocks';
import type { DatabaseSync } from 'node:sqlite';
import { refusals } from '../refusals.ts';
import { sqliteTools } from '../sql/sql-steps.ts';
import type { SqlBackend } from '../sql/sql-backend.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import { parseResult } from '../sql/sql-writes.ts';
import type { Store } from '../store.ts';
import { systemClock } from '../../time/clock.ts';
import { lockDirectory } from './directory-lock.ts';
import { inspectSqlite } from './inspect-sqlite.ts';
import { openForReading, prepareDirectory } from './open-database.ts';
import type { Durability } from './open-database.ts';
import { packAppend } from './pack-append.ts';
import { rememberReads } from './remember-reads.ts';
import { StepRunner } from './run-steps.ts';
import { sqliteError } from './sqlite-error.ts';
import { startWriter } from './writer-client.ts';
import type { WriterClient } from './writer-client.ts';
import { parseFindings } from './writer-messages.ts';
import type { WriterJob } from './writer-messages.ts';

export interface SqliteStoreOptions {
  /** The data directory; made when it is not there. Never open its database files by other means in this process. */
  readonly directory: string;
  readonly now?: () => Instant;
  /** Only for the control that must lose records: without it each commit is flushed before its answer. */
  readonly durability?: Durability;
  /** A module whose default export is called at each step of the writer; for tests that kill it there. */
  readonly probe?: URL;
}

/**
 * Opens the records in a data directory, for this process alone. Rejects with StoreError: `locked`, `migration`,
 * `unsafe-setting`, `corrupt`, `io`, `disk-full`.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { directory, durability = 'flushed', now = systemClock.now, probe = null } = options;
  prepareDirectory(directory);
  const lock = lockDirectory(directory);
  let writer: WriterClient | null = null;
  try {
    writer = await startWriter({ directory, durability, probe });
    const backend = sqliteBackend(writer, openForReading(directory), () => lock.release());
    return rememberReads(createSqlStore(backend, now));
  } catch (error) {
    await writer?.close();
    lock.release();
    throw sqliteError(error, `The database in ${directory}`);
  }
}

function sqliteBackend(writer: WriterClient, reader: DatabaseSync, release: () => void): SqlBackend {
  const runner = new StepRunner(reader);
  let closing: Promise<void> | null = null;

  async function ask(job: WriterJob): Promise<unknown> {
    if (closing) throw refusals.closed();
    return writer.ask(job);
  }

  async function close(): Promise<void> {
    // The reader first: the last connection, which may write, then takes the journal away.
    reader.close();
    await writer.close();
    release();
  }

  return {
    append: async (append, now) => {
      await ask({ kind: 'append', append: packAppend(append), now });
    },
    write: async (job) => parseResult(job, await ask({ kind: 'write', write: job })),
    // Each reading begins a snapshot of its own, so it sees everything that is committed by now.
    read: async (steps) => {
      if (closing) throw refusals.closed();
      try {
        return runner.run(steps(sqliteTools));
      } catch (error) {
        throw sqliteError(error, 'The records could not be read');
      }
    },
    settled: () => writer.settled(),
    inspectDatabase: async () => inspectSqlite(reader, parseFindings(await ask({ kind: 'settings' }))),
    close: () => (closing ??= close()),
  };
}
