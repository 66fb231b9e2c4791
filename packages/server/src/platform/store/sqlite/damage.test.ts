import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  readdirSync,
  statSync,
  writeFileSync,
  rmSync,
  truncateSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { sealedContent } from '../contract/contract-world.ts';
import { headAfter, streamAppend } from '../contract/sample-events.ts';
import { databasePath } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { scratchDirectory, scratchDisk } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';

let directory: ScratchDirectory;
beforeEach(() => {
  directory = scratchDirectory();
});
afterEach(() => directory.remove());

const open = () => openSqliteStore({ directory: directory.path });

/** Three events in each of two streams, then the store closed and its file changed behind its back. */
async function damagedBy(statement: string): Promise<void> {
  const store = await open();
  const streams = ['incident/1', 'incident/2'].map((stream) => streamAppend('example', stream, null, 3));
  await store.append(appendOf('example', { streams }));
  await store.close();
  const db = new DatabaseSync(databasePath(directory.path));
  db.exec(`drop trigger event_keeps; drop trigger event_stays; ${statement}`);
  db.close();
}

describe('a damaged record', () => {
  const second = "stream_id = (select id from stream where name = 'incident/1') and version = 2";
  it.each([
    ['one changed byte', `update event set bytes = cast(replace(bytes, '1200', '1201') as blob) where ${second}`],
    ['a changed hash', `update event set hash = zeroblob(32) where ${second}`],
    ['a missing event', `delete from event where ${second}`],
    [
      'an event of another place',
      `update event set bytes = (select bytes from event where version = 1 limit 1), hash = (select hash from event where version = 1 limit 1) where ${second}`,
    ],
  ])(
    'with %s is found when it is loaded and when the store is inspected; its neighbours still load',
    async (_, statement) => {
      await damagedBy(statement);
      const store = await open();
      const loading = store.loadStream('example', 'incident/1');
      await expect(loading).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
      await expect(loading).rejects.toThrow(/Event [23] of incident\/1 is damaged/);
      expect(await store.loadStream('example', 'incident/2')).toHaveLength(3);
      const faults = (await store.inspect()).filter(({ level }) => level === 'fault');
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatchObject({ where: 'example incident/1' });
      await store.close();
    },
  );

  it('with its last event cut off is found by the head of its stream', async () => {
    await damagedBy(
      `delete from event where version = 3 and stream_id = (select id from stream where name = 'incident/1')`,
    );
    const store = await open();
    await expect(store.loadStream('example', 'incident/1')).rejects.toThrow(
      'Event 3 of incident/1 is damaged: it is missing',
    );
    await store.close();
  });

  it('in the file itself is corrupt, not a crash', async () => {
    const store = await open();
    await store.append(appendOf('example', { streams: [streamAppend('example', 'incident/1', null, 500)] }));
    await store.close();
    const file = openSync(databasePath(directory.path), 'r+');
    for (let page = 40; page < 60; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(file);
    const damaged = await open();
    await expect(damaged.loadStream('example', 'incident/1')).rejects.toMatchObject({ code: 'corrupt' });
    expect((await damaged.inspect()).filter(({ level }) => level === 'fault').length).toBeGreaterThan(0);
    await damaged.close();
  });

  it('that is no database at all is refused at the start, and left as it is', async () => {
    writeFileSync(databasePath(directory.path), 'not a database, but long enough to be read as one '.repeat(40));
    await expect(open()).rejects.toMatchObject({ code: 'corrupt' });
    truncateSync(databasePath(directory.path), 0);
    await (await open()).close();
  });
});

describe('the events', () => {
  it('cannot be changed or deleted by a statement', async () => {
    const store = await open();
    await store.append(appendOf('example', { streams: [streamAppend('example', 'incident/1')] }));
    await store.close();
    const db = new DatabaseSync(databasePath(directory.path));
    expect(() => db.exec("update event set type = 'x'")).toThrow('events never change');
    expect(() => db.exec('delete from event')).toThrow('events are never deleted');
    db.close();
  });
});

describe('the files', () => {
  it('are for their owner only', async () => {
    chmodSync(directory.path, 0o755);
    const store = await open();
    await store.append(appendOf('example', { streams: [streamAppend('example', 'incident/1')] }));
    expect(statSync(directory.path).mode & 0o777).toBe(0o700);
    const files = readdirSync(directory.path);
    expect(files.toSorted()).toEqual(['lock.sqlite', 'muster.sqlite', 'muster.sqlite-shm', 'muster.sqlite-wal', 'pid']);
    for (const file of files) expect([file, statSync(join(directory.path, file)).mode & 0o777]).toEqual([file, 0o600]);
    await store.close();
    expect(readdirSync(directory.path).toSorted()).toEqual(['lock.sqlite', 'muster.sqlite', 'pid']);
  });

  it('hold nothing of a content once its destruction is acknowledged', async () => {
    const store = await open();
    const canary = (text: string) => new TextEncoder().encode(text.repeat(3));
    const contents = [
      { ...sealedContent('c-1'), wrappedKey: canary('KEY-CANARY-1'), ciphertext: canary('TEXT-CANARY-1') },
      { ...sealedContent('c-2'), wrappedKey: canary('KEY-CANARY-2'), ciphertext: new Uint8Array(60_000).fill(67) },
      { ...sealedContent('c-3'), wrappedKey: canary('KEY-CANARY-3'), ciphertext: canary('TEXT-CANARY-3') },
    ];
    await store.append(appendOf('example', { contents }));
    // Another process looks: opening the files in this one would drop SQLite's locks on them.
    const files = (text: string) => {
      const found = execFileSync('sh', ['-c', `grep -alr "$1" "$2" || true`, 'sh', text, directory.path], {
        encoding: 'utf8',
      });
      return found.split('\n').filter(Boolean).length;
    };
    expect([files('KEY-CANARY-1'), files('C'.repeat(1000)), files('KEY-CANARY-3')]).not.toContain(0);
    await store.append(appendOf('example', { destroyed: ['c-1', 'c-2'] }));
    expect(['KEY-CANARY-1', 'TEXT-CANARY-1', 'KEY-CANARY-2', 'C'.repeat(1000)].map(files)).toEqual([0, 0, 0, 0]);
    expect(files('KEY-CANARY-3')).toBe(1);
    await store.close();
  });
});

describe('a disk', () => {
  const skipAloud = (why: string) => console.warn(`\nSKIPPED: the store on a small disk: ${why}\n`);

  it('that is full refuses, keeps what it acknowledged, and goes on once there is room', async (context) => {
    const disk = scratchDisk('2m');
    if (typeof disk === 'string') {
      skipAloud(disk);
      return context.skip(disk);
    }
    try {
      const ballast = join(disk.path, 'ballast');
      writeFileSync(ballast, Buffer.alloc(400_000, 1));
      const store = await openSqliteStore({ directory: disk.path });
      let head = null;
      let refusal: unknown = null;
      for (let round = 0; refusal === null && round < 1000; round++) {
        const append = streamAppend('example', 'incident/1', head, 20);
        try {
          await store.append(appendOf('example', { streams: [append] }));
          head = headAfter(append);
        } catch (error) {
          refusal = error;
        }
      }
      expect(refusal).toMatchObject({ name: 'StoreError', code: 'disk-full' });
      expect(head?.version).toBeGreaterThan(0);
      expect(await store.streamHead('example', 'incident/1')).toEqual(head);
      expect(await store.loadStream('example', 'incident/1')).toHaveLength(head?.version ?? 0);

      rmSync(ballast);
      const more = streamAppend('example', 'incident/1', head, 20);
      await store.append(appendOf('example', { streams: [more] }));
      await store.close();
      const again = await openSqliteStore({ directory: disk.path });
      expect(await again.streamHead('example', 'incident/1')).toEqual(headAfter(more));
      await again.close();
    } finally {
      disk.remove();
    }
  });

  it('that is full before the first start says so', async (context) => {
    const disk = scratchDisk('64k');
    if (typeof disk === 'string') {
      skipAloud(disk);
      return context.skip(disk);
    }
    try {
      await expect(openSqliteStore({ directory: disk.path })).rejects.toMatchObject({
        code: 'disk-full',
      });
    } finally {
      disk.remove();
    }
  });

  it('that cannot be written says so and how to mend it', async (context) => {
    const disk = scratchDisk('2m');
    if (typeof disk === 'string') {
      skipAloud(disk);
      return context.skip(disk);
    }
    try {
      disk.makeReadOnly();
      const opening = openSqliteStore({ directory: disk.path });
      await expect(opening).rejects.toMatchObject({ code: 'io' });
      await expect(opening).rejects.toThrow('cannot be written');
    } finally {
      disk.remove();
    }
  });
});
