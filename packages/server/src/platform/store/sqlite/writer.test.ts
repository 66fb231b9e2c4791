import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import type { Store } from '../store.ts';
import { streamAppend } from '../contract/sample-events.ts';
import { assertSettings, openForWriting, prepareDirectory, versionFinding } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { scratchDirectory } from './testing/scratch-directory.ts';
import type { ScratchDirectory } from './testing/scratch-directory.ts';

let directory: ScratchDirectory;
beforeEach(() => {
  directory = scratchDirectory();
});
afterEach(() => directory.remove());

const append = (stream: string) => appendOf('example', { streams: [streamAppend('example', stream)] });
/** Reads until the stream is there, as a reader beside the writer does, then waits until it is there for good. */
async function untilShown(store: Store, stream: string): Promise<void> {
  while ((await store.streamHead('example', stream)) === null) await nextTurn();
  await store.settled();
}
const failAt = (query: string) => new URL(`./testing/fail-at.ts?${query}`, import.meta.url);

describe('the settings of the writer', () => {
  it('are read back, and are what the promises rest on', async () => {
    const store = await openSqliteStore({ directory: directory.path });
    const findings = await store.inspect();
    const said = findings.map(({ what }) => what);
    expect(said).toEqual(
      expect.arrayContaining([
        'journal_mode is wal',
        'synchronous is 1',
        'secure_delete is 1',
        'foreign_keys is 1',
        'each commit is flushed before its answer',
      ]),
    );
    await store.close();
  });

  it.each(['synchronous = off', 'secure_delete = off', 'journal_mode = delete', 'foreign_keys = off'])(
    'with a planted "%s" are refused',
    (planted) => {
      prepareDirectory(directory.path);
      const db = openForWriting(directory.path);
      db.exec(`pragma ${planted}`);
      expect(() => assertSettings(db)).toThrow(expect.objectContaining({ code: 'unsafe-setting' }));
      db.close();
    },
  );

  it('of the control that must lose records are weak, and say so', async () => {
    const store = await openSqliteStore({ directory: directory.path, durability: 'unsafe-unflushed' });
    const faults = (await store.inspect()).filter(({ level }) => level === 'fault');
    expect(faults.map(({ what }) => what)).toEqual(['commits are answered before they are flushed']);
    await store.close();
  });

  it('ask for an SQLite that does not damage its journal', () => {
    expect(versionFinding('3.51.2').level).toBe('fault');
    expect(versionFinding('3.9.9').level).toBe('fault');
    expect(['3.51.3', '3.53.4', '4.0.0'].map((version) => versionFinding(version).level)).toEqual(['ok', 'ok', 'ok']);
    const { v } = new DatabaseSync(':memory:').prepare('select sqlite_version() as v').get() ?? {};
    expect(versionFinding(String(v)).level).toBe('ok');
  });
});

describe('a writer', () => {
  it('whose flush fails refuses everything from then on, keeps what it acknowledged, and works again when restarted', async () => {
    const store = await openSqliteStore({
      directory: directory.path,
      probe: failAt('step=written&after=2&errcode=1034'),
    });
    await store.append(append('incident/1'));
    await store.append(append('incident/2'));
    await expect(store.append(append('incident/3'))).rejects.toMatchObject({ code: 'io' });
    await expect(store.append(append('incident/4'))).rejects.toMatchObject({ code: 'io' });
    await expect(store.acquireLease('l', 'o', '2026-11-23T09:30:00.000Z' as never, 1)).rejects.toMatchObject({
      code: 'io',
    });
    expect(await store.loadStream('example', 'incident/1')).toHaveLength(1);
    expect(await store.streamHead('example', 'incident/3')).toBeNull();
    await store.close();
    const again = await openSqliteStore({ directory: directory.path });
    expect(await again.loadStream('example', 'incident/2')).toHaveLength(1);
    expect(await again.streamHead('example', 'incident/3')).toBeNull();
    await again.append(append('incident/3'));
    await again.close();
  });

  it('whose own flush of the journal fails acknowledges nothing of it, and shows nobody what may be lost', async () => {
    const probe = failAt('step=flushed&after=2&errcode=1034');
    const store = await openSqliteStore({ directory: directory.path, probe });
    await store.append(append('incident/1'));
    await store.append(append('incident/2'));
    const third = store.append(append('incident/3'));
    await expect(Promise.all([third, untilShown(store, 'incident/3')])).rejects.toMatchObject({ code: 'io' });
    await expect(store.append(append('incident/4'))).rejects.toMatchObject({ code: 'io' });
    await store.close();
    const again = await openSqliteStore({ directory: directory.path });
    expect(await again.loadStream('example', 'incident/2')).toHaveLength(1);
    expect(await again.streamHead('example', 'incident/4')).toBeNull();
    await again.close();
  });

  it('tells when what readers see is on the disk', async () => {
    const store = await openSqliteStore({ directory: directory.path });
    await store.settled();
    const appended = store.append(append('incident/1')).then(() => 'acknowledged');
    await untilShown(store, 'incident/1');
    expect(await Promise.race([appended, nextTurn('waits still')])).toBe('acknowledged');
    await store.close();
  });

  it('that ends unasked refuses what waits and what comes', async () => {
    const store = await openSqliteStore({ directory: directory.path, probe: failAt('step=answered') });
    const both = await Promise.allSettled([store.append(append('incident/1')), store.append(append('incident/2'))]);
    await expect
      .poll(() => store.append(append('incident/3')).catch((error: unknown) => error))
      .toMatchObject({ code: 'io' });
    const codes = both.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'done'));
    expect(['done', 'io']).toEqual(expect.arrayContaining(codes));
    await store.close();
  });

  it('writes everything that waits before it closes', async () => {
    const store = await openSqliteStore({ directory: directory.path });
    const all = Promise.all(Array.from({ length: 200 }, (_, at) => store.append(append(`incident/${at}`))));
    const closed = store.close();
    await expect(store.append(append('late'))).rejects.toMatchObject({ code: 'closed' });
    await all;
    await closed;
    const again = await openSqliteStore({ directory: directory.path });
    const { items } = await again.listStreams('example', '', { limit: 1000, after: null, order: 'rising' });
    expect(items).toHaveLength(200);
    await again.close();
  });
});
