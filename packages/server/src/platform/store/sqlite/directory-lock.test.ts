import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { scratchDirectory } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';

let directory: ScratchDirectory;
beforeEach(() => {
  directory = scratchDirectory();
});
afterEach(() => directory.remove());

/** Another process that has the store open. */
async function holder() {
  const script = new URL('./testing/append-forever.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory.path, '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  return { pid: child.pid, kill: async () => [child.kill('SIGKILL'), await once(child, 'exit')] };
}

it('keeps a second process out, and names the first; a killed holder leaves no lock behind', async () => {
  const other = await holder();
  try {
    const opening = openSqliteStore({ directory: directory.path });
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', code: 'locked' });
    await expect(opening).rejects.toThrow(`process ${other.pid}`);
  } finally {
    await other.kill();
  }
  const store = await openSqliteStore({ directory: directory.path });
  expect((await store.loadStream('example', 'incident/0')).length % 3).toBe(0);
  await store.close();
});

it('keeps a second store out within the same process, and lets go when closed', async () => {
  const first = await openSqliteStore({ directory: directory.path });
  await expect(openSqliteStore({ directory: directory.path })).rejects.toMatchObject({ code: 'locked' });
  await expect(openSqliteStore({ directory: directory.path })).rejects.toThrow(`process ${process.pid}`);
  await first.close();
  const second = await openSqliteStore({ directory: directory.path });
  await second.close();
});
