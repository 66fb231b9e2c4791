import type { Instant } from '@muster/clocks';
import pg from 'pg';
import type { CheckedAppend } from '../check-append.ts';
import { refusals } from '../refusals.ts';
import { readMigrations } from '../sql/migrations.ts';
import type { SqlBackend } from '../sql/sql-backend.ts';
import { postgresTools } from '../sql/sql-steps.ts';
import type { Query, Steps } from '../sql/sql-steps.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import { parseResult, stepsOfWrite } from '../sql/sql-writes.ts';
import type { Store } from '../store.ts';
import { systemClock } from '../../time/clock.ts';
import { appendParameters } from './append-parameters.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { postgresError } from './postgres-error.ts';
import type { Expectation } from './postgres-error.ts';
import { assertSettings, judgeSettings, settingsQuery } from './postgres-settings.ts';
import type { PostgresSettings } from './postgres-settings.ts';

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:port/database`; the tables live in the first schema of its search path. */
  readonly url: string;
  readonly now?: () => Instant;
  /** Connections of this node. */
  readonly connections?: number;
}

/**
 * Opens the records in a PostgreSQL database that other nodes may use as well. Rejects with StoreError: `migration`,
 * `unsafe-setting`, `io`.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, now = systemClock.now, connections = 10 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'muster',
  });
  // A connection that breaks while idle is replaced by the pool; the next statement tells if there is no other.
  pool.on('error', () => undefined);
  try {
    await withClient(pool, async (client) => {
      assertSettings(await readSettings(client));
      await migratePostgres(client, readMigrations('postgres'));
    });
    return createSqlStore(postgresBackend(pool), now);
  } catch (error) {
    await pool.end();
    throw postgresError(error, 'The database could not be opened');
  }
}

function postgresBackend(pool: pg.Pool): SqlBackend {
  let closing: Promise<void> | null = null;

  async function guarded<Result>(where: string, work: () => Promise<Result>, expected?: Expectation): Promise<Result> {
    if (closing) throw refusals.closed();
    try {
      return await work();
    } catch (error) {
      throw postgresError(error, where, expected);
    }
  }

  return {
    append: (append, now) =>
      guarded(
        'The record could not be written',
        async () => {
          await pool.query({ name: 'append', text: appendStatement, values: [...appendParameters(append, now)] });
        },
        expectationOf(append),
      ),
    read: (steps) => guarded('The records could not be read', () => drive(pool, steps(postgresTools))),
    write: (job) =>
      guarded('The record could not be written', async () => {
        const value = await inTransaction(pool, (client) => drive(client, stepsOfWrite(postgresTools, job)));
        return parseResult(job, value);
      }),
    // A commit becomes visible once it is flushed (synchronous_commit), not before.
    settled: async () => undefined,
    inspectDatabase: () =>
      guarded('The settings could not be read', async () => judgeSettings(await readSettings(pool))),
    close: () => (closing ??= pool.end()),
  };
}

const appendStatement = 'select append_records($1, $2::json, $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])';

interface Runner {
  query(config: { text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** Drives steps, awaiting each statement. A refusal within the steps ends them like a refusal of the database. */
async function drive<Result>(runner: Runner, steps: Steps<Result>): Promise<Result> {
  let step = steps.next([]);
  while (!step.done) step = steps.next(await rowsOf(runner, step.value));
  return step.value;
}

async function rowsOf(runner: Runner, { sql, parameters }: Query): Promise<readonly unknown[]> {
  const { rows } = await runner.query({ text: sql, values: [...parameters] });
  return rows;
}

async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  return withClient(pool, async (client) => {
    await client.query('begin');
    try {
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

/** A client whose connection failed does not go back into the pool. */
async function withClient<Result>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } catch (error) {
    broken = !(error instanceof pg.DatabaseError) && postgresError(error, '').code === 'unreachable';
    throw error;
  } finally {
    client.release(broken);
  }
}

async function readSettings(runner: pg.Pool | pg.ClientBase): Promise<PostgresSettings> {
  const { rows } = await runner.query<PostgresSettings>(settingsQuery);
  const [settings] = rows;
  if (!settings) throw new Error('The server does not tell its settings.');
  return settings;
}

function expectationOf(append: CheckedAppend): Expectation {
  return {
    versions: new Map(append.streams.map(({ stream, expectedVersion }) => [stream, expectedVersion])),
    counters: new Map(append.counters.map(({ name, from }) => [name, from])),
    answer: append.answer?.key ?? null,
  };
}

/** 8-byte integers (type 20) as numbers: none of ours comes near 2^53, and SQLite gives numbers too. */
const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);
