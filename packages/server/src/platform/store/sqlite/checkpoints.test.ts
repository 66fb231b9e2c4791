import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { sealedContent } from '../contract/contract-world.ts';
import type { Store } from '../store.ts';
import { databasePath, journalPath } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { scratchDirectory } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';

const mebibyte = 1024 * 1024;
let directory: ScratchDirectory;
let store: Store;
beforeEach(async () => {
  directory = scratchDirectory();
  store = await openSqliteStore({ directory: directory.path });
});
afterEach(async () => {
  await store.close();
  directory.remove();
});

/** Four writers that never pause, a mebibyte an append, so that the writer is never idle. */
async function write(mebibytes: number): Promise<void> {
  let left = mebibytes;
  const writer = async () => {
    while (left > 0) {
      left -= 1;
      const part = left;
      const contents = Array.from({ length: 16 }, (_, at) => ({
        ...sealedContent(`c-${part}-${at}`),
        ciphertext: new Uint8Array(64 * 1024),
      }));
      await store.append(appendOf('example', { contents }));
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
}

it('brings the journal into the database while there is work, and begins it anew', { timeout: 60_000 }, async () => {
  await write(400);
  expect(statSync(databasePath(directory.path)).size).toBeGreaterThan(64 * mebibyte);
  expect(statSync(journalPath(directory.path)).size).toBeLessThan(300 * mebibyte);
});

it('waits at the close for what is under way, and keeps everything', { timeout: 60_000 }, async () => {
  await write(70);
  await store.close();
  const db = new DatabaseSync(databasePath(directory.path));
  expect(db.prepare('select count(*) as n from content').get()).toEqual({ n: 70 * 16 });
  expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  db.close();
  store = await openSqliteStore({ directory: directory.path });
});
