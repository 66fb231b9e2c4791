import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A server for tests, or why there is none. */
export type TestPostgres =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'none'; readonly why: string };

/** A database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** What the keeper writes once it knows. */
type KeeperReport = { readonly url: string } | { readonly error: string };

/**
 * The PostgreSQL server of this test run: the one that `MUSTER_TEST_POSTGRES_URL` names, else one of our own that the
 * first suite to ask starts and all suites share. It ends with the process that runs the tests, however that ends.
 *
 * Where no server can be had the answer says why: a suite then skips aloud. With `CI=true` it throws instead, so that
 * a skipped suite is a failure.
 */
export async function findPostgres(): Promise<TestPostgres> {
  const given = process.env['MUSTER_TEST_POSTGRES_URL'];
  if (given) return { kind: 'server', url: given };
  return judgeReport(await sharedServer(), process.env['CI'] === 'true');
}

/** A server, or the reason to skip; an error where nothing may be skipped. */
export function judgeReport(report: KeeperReport, mustRun: boolean): TestPostgres {
  if ('url' in report) return { kind: 'server', url: report.url };
  const why = `No PostgreSQL for tests: ${report.error}. Set MUSTER_TEST_POSTGRES_URL, or install PostgreSQL 15 or later.`;
  if (mustRun) throw new Error(why);
  return { kind: 'none', why };
}

/** The threads of a test run share a process; the one that makes the folder starts the server, the others wait for it. */
async function sharedServer(): Promise<KeeperReport> {
  const folder = join(tmpdir(), `muster-test-postgres-${process.pid}`);
  if (makeFolder(folder)) startKeeper(folder);
  const report = join(folder, 'report.json');
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8'));
    await pause(50);
  }
  return { error: 'the server did not start within a minute' };
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch {
    return false;
  }
}

function startKeeper(folder: string): void {
  const keeper = new URL('./postgres-keeper.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [keeper, folder, String(process.pid)], { detached: true, stdio: 'ignore' });
  child.unref();
}

/**
 * A fresh database. It orders text as a dictionary does where the server can, so that a store that trusts the
 * database's own order is found out.
 */
export async function freshDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `muster_${randomBytes(6).toString('hex')}`;
  await asAdministrator(serverUrl, async (client) => {
    const plain = `create database ${name} template template0 encoding 'UTF8'`;
    const lastly = () => client.query(plain);
    await client.query(`${plain} locale_provider icu icu_locale 'en'`).catch(lastly);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () =>
      asAdministrator(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asAdministrator(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
