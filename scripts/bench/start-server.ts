import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, routes } from '@muster/api';
import { z } from 'zod';
import { freePort } from '../../e2e/support/free-port.ts';
import { spawnServer } from '../../e2e/support/server-process.ts';
import type { Child } from '../../e2e/support/child.ts';

/** `muster start` in a process of its own on a fresh directory, with its administrator signed in. */
export interface StartedServer {
  readonly origin: string;
  /** A token of the first administrator. */
  readonly administrator: string;
  readonly pid: number;
  /** What it has written so far. */
  said(): string;
  /** From the start of the process to the whole first page. */
  readonly firstPageMilliseconds: number;
  stop(): Promise<void>;
}

/** What `npm start` gives to Node. */
const serverProcess = z
  .object({ flags: z.array(z.string()), environment: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'server-process.json'), 'utf8')));

const announced = z.object({ link: z.string() });

export async function startServer(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const keyFile = join(folder, 'instance.key');
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const port = await freePort();
  const program = builtProgram();
  const began = performance.now();
  const child = spawnServer({
    data: join(folder, 'data'),
    port,
    keyFile,
    folder,
    program,
    flags: serverProcess.flags,
    environment: { ...serverProcess.environment, ...environment },
  });
  const origin = `http://127.0.0.1:${port}`;
  await firstPage(child, origin);
  const firstPageMilliseconds = performance.now() - began;
  const { link } = announced.parse(JSON.parse(child.out()));
  const secret = new URL(link).hash.slice(1);
  const client = createClient({ origin, token: null, fetch });
  const { token } = await client.call(routes.people.useLink, { body: { secret } });
  return {
    origin,
    administrator: token,
    pid: child.pid,
    said: () => `${child.out()}\n${child.err()}`,
    firstPageMilliseconds,
    stop: async () => {
      child.signal('SIGTERM');
      await child.end;
    },
  };
}

/** What `npm start` runs, made anew where a source is newer. */
export function builtProgram(): string {
  const root = join(import.meta.dirname, '..', '..');
  const made = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), '--built', '--help'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The build failed: ${made.stderr}`);
  return join(root, 'dist', 'main.js');
}

/** Asks for the first page until it is there, with every script and style that it names. */
async function firstPage(child: Child, origin: string): Promise<void> {
  for (;;) {
    if (child.ended() !== null) throw new Error(`The server ended: ${child.err()}`);
    const page = await fetch(`${origin}/`).catch(() => null);
    if (page !== null) {
      const html = await page.text();
      const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
      await Promise.all(parts.map(async (path) => (await fetch(origin + path)).arrayBuffer()));
      if (child.out().includes('\n')) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Memory that is resident, in MiB (proc(5), VmRSS). Null where the system does not tell. */
export function residentMiB(pid: number): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return found === undefined ? null : Number(found) / 1024;
  } catch {
    return null;
  }
}
