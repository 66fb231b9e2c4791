import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteQueryCompiler,
} from 'kysely';
import type { CompiledQuery } from 'kysely';
import type { SqlTables } from './sql-tables.ts';

/** A statement as a driver takes it. */
export interface Query {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Work on a database, written once and driven by either: it yields statements and is given their rows. SQLite drives
 * it without a pause in its writer thread, PostgreSQL awaits each statement on one client.
 */
export type Steps<Result> = Generator<Query, Result, readonly unknown[]>;

/** What the shared statements need to know of the database below. */
export interface SqlTools {
  /** Only builds statements; it has no connection. */
  readonly db: Kysely<SqlTables>;
  /** True where other nodes write at the same time, so that rows must be locked before they are read. */
  readonly shared: boolean;
}

/** All rows of one statement. The one place where rows get their type: the tables of the migration give it. */
export function* rowsOf<Row>(query: { compile(): CompiledQuery<Row> }): Steps<readonly Row[]> {
  const rows = yield query.compile();
  if (!areRows(query, rows)) throw new TypeError('A database gave something else than rows.');
  return rows;
}

function areRows<Row>(_query: { compile(): CompiledQuery<Row> }, rows: readonly unknown[]): rows is readonly Row[] {
  return rows.every((row) => typeof row === 'object' && row !== null);
}

/** The first row of one statement, or undefined. */
export function* rowOf<Row>(query: { compile(): CompiledQuery<Row> }): Steps<Row | undefined> {
  const rows = yield* rowsOf(query);
  return rows[0];
}

export const sqliteTools: SqlTools = {
  shared: false,
  db: new Kysely<SqlTables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: () => noIntrospection(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
};

export const postgresTools: SqlTools = {
  shared: true,
  db: new Kysely<SqlTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: () => noIntrospection(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
};

function noIntrospection(): never {
  throw new Error('The tables are described by the migrations, not read from the database.');
}
