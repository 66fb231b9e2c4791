import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { scratchDirectory } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';
import type { WriterStep } from './writer-messages.ts';

let directory: ScratchDirectory;
beforeEach(() => {
  directory = scratchDirectory();
});
afterEach(() => directory.remove());

/** Runs eight writers until the process kills itself at a step; gives the highest acknowledged version of each stream. */
async function runUntilKilled(step: WriterStep, after: number): Promise<ReadonlyMap<string, number>> {
  const script = new URL('./testing/append-forever.ts', import.meta.url).pathname;
  const probe = new URL(`./testing/kill-at.ts?step=${step}&after=${after}`, import.meta.url).href;
  const child = spawn(process.execPath, [script, directory.path, '8', probe], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged = new Map<string, number>();
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const [stream = '', version = '0'] = line.split(' ');
    if (line !== 'open') acknowledged.set(stream, Number(version));
  });
  const [[, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

describe('kill -9', () => {
  it.each<WriterStep>(['begin', 'written', 'committed', 'flushed', 'answered'])(
    'at "%s" loses nothing that was acknowledged and leaves nothing half done',
    async (step) => {
      const acknowledged = await runUntilKilled(step, 10);
      const store = await openSqliteStore({ directory: directory.path });
      for (const [stream, version] of acknowledged)
        expect((await store.loadStream('example', stream)).length).toBeGreaterThanOrEqual(version);
      expect(acknowledged.size).toBeGreaterThan(0);

      const all = { limit: 10_000, after: null, order: 'rising' } as const;
      const { items: streams } = await store.listStreams('example', '', all);
      let events = 0;
      for (const stream of streams) events += (await store.loadStream('example', stream)).length;
      expect(events).toBe(3 * (await store.listAudit('example', all)).items.length);
      expect((await store.inspect()).filter(({ level }) => level === 'fault')).toEqual([]);
      await store.close();
    },
  );
});
