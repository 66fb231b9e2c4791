import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** A token that a one-time link was exchanged for. */
export interface Credential {
  readonly token: string;
  readonly person: string;
  readonly expiresAt: string;
}

/** MUSTER_CREDENTIALS, else `~/.config/muster/credentials.json`. */
export function credentialsPath({ environment, folder, home }: Io): string {
  const named = environment['MUSTER_CREDENTIALS'];
  return named === undefined ? join(home, '.config', 'muster', 'credentials.json') : resolve(folder, named);
}

/** The token for this server, null where there is none. Refuses a file that others may read. */
export async function readCredential(io: Io, origin: string): Promise<Credential | null> {
  return (await readAll(credentialsPath(io))).get(origin) ?? null;
}

/** Keeps the token for this server, or forgets it. The file is replaced whole, 0600 under 0700. */
export async function writeCredential(io: Io, origin: string, credential: Credential | null): Promise<void> {
  const path = credentialsPath(io);
  const all = new Map(await readAll(path));
  if (credential === null) all.delete(origin);
  else all.set(origin, credential);
  const text = `${JSON.stringify({ version: 1, servers: Object.fromEntries(all) }, null, 2)}\n`;
  const fresh = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(fresh, text, { mode: 0o600, flag: 'wx', flush: true });
    await chmod(fresh, 0o600);
    await rename(fresh, path);
  } catch (cause) {
    await rm(fresh, { force: true });
    throw fault(
      path,
      'It cannot be written.',
      'Make its folder writable, or name another in MUSTER_CREDENTIALS.',
      cause,
    );
  }
}

async function readAll(path: string): Promise<ReadonlyMap<string, Credential>> {
  const text = await readPrivate(path);
  if (text === null) return new Map();
  const read = parse(text);
  if (read === null) throw fault(path, 'It is no list of tokens.', 'Remove it and sign in again.');
  return read;
}

async function readPrivate(path: string): Promise<string | null> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw fault(path, 'Others may read it, and it holds tokens.', `Close it: chmod 600 ${path}`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw fault(path, 'It cannot be read.', 'Make it readable for you alone.', error);
  }
}

function parse(text: string): ReadonlyMap<string, Credential> | null {
  const value = parseJson(text);
  const servers = isRecord(value) ? value['servers'] : null;
  if (!isRecord(servers)) return null;
  const found = Object.entries(servers).flatMap(([origin, each]): [string, Credential][] => {
    if (!isRecord(each)) return [];
    const { token, person, expiresAt } = each;
    const whole = typeof token === 'string' && typeof person === 'string' && typeof expiresAt === 'string';
    return whole ? [[origin, { token, person, expiresAt }]] : [];
  });
  return new Map(found);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function fault(path: string, what: string, mend: string, cause?: unknown): CliError {
  return new CliError('credentials', { what: `The file of tokens: ${what}`, where: path, mend }, { cause });
}
