import { createHmac, hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@muster/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../packages/server/src/platform/content/vault.ts';
import { createIds } from '../packages/server/src/platform/ids/ids.ts';
import { deriveInstanceKey } from '../packages/server/src/platform/secrets/instance-key.ts';
import { appendOf } from '../packages/server/src/platform/store/append-of.ts';
import { openStore } from '../packages/server/src/platform/store/open-store.ts';
import type { SealedContent } from '../packages/server/src/platform/store/store.ts';
import { systemClock } from '../packages/server/src/platform/time/clock.ts';
import { findPostgres, freshDatabase } from '../packages/server/src/testkit/postgres.ts';
import { makeCanary } from './support/canary.ts';
import { openExercise, sized } from './support/exercise.ts';
import { allContents, openLeakyWorld, organisation, sayEverywhere } from './support/leaky-world.ts';
import type { LeakyWorld } from './support/leaky-world.ts';
import { createChance, runSeed } from './support/chance.ts';
import { scanFiles } from './support/scan-files.ts';

const exercise = openExercise('P7', runSeed(), 120, ['contents destroyed', 'files scanned', 'guesses', 'faults found']);
afterAll(() => exercise.finish());

/** How a kind of records is opened, and where its files are. */
interface Kind {
  readonly name: string;
  readonly url: string | null;
  /** Folders beside the data directory. */
  folders(): Promise<readonly string[]>;
  /** What brings records from memory into files. */
  settle(): Promise<void>;
  /** What its operator does so that destroyed bytes leave the files too. */
  clean(): Promise<void>;
  drop(): Promise<void>;
}

const nothing = async () => undefined;
const sqlite: Kind = {
  name: 'SQLite',
  url: null,
  folders: async () => [],
  settle: nothing,
  clean: nothing,
  drop: nothing,
};

const server = await findPostgres();
const postgres = server.kind === 'none' ? null : await postgresKind(server.url);
if (server.kind === 'none') console.warn(`SKIPPED: P7 on PostgreSQL. ${server.why}`);

async function postgresKind(serverUrl: string): Promise<Kind> {
  const { url, drop } = await freshDatabase(serverUrl);
  const ask = async (...statements: string[]): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      let rows: readonly Record<string, unknown>[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    } finally {
      await client.end();
    }
  };
  return {
    name: 'PostgreSQL',
    url,
    drop,
    folders: async () => [String((await ask('show data_directory'))[0]?.['data_directory'])],
    settle: async () => void (await ask('checkpoint')),
    // A plain VACUUM leaves the bytes of dead rows in the free space of their pages: only a rewrite of the table takes
    // them away. The write-ahead log keeps them until its segments are removed; by default PostgreSQL uses them again
    // under new names, old bytes and all, so `wal_recycle` must be off.
    clean: async () => {
      await ask('alter system set wal_recycle = off', 'select pg_reload_conf()');
      try {
        await ask('vacuum full content');
        for (let times = 0; times < 2; times++) await ask('select pg_switch_wal()', 'checkpoint');
      } finally {
        await ask('alter system reset wal_recycle', 'select pg_reload_conf()');
      }
    },
  };
}

describe.each(postgres === null ? [sqlite] : [sqlite, postgres])('redaction on $name', (kind) => {
  const canary = makeCanary();
  let world: LeakyWorld;
  let incident: string;
  let before: readonly SealedContent[];
  /** Items that nobody asks to destroy: names, and what else holds no canary. */
  let others: readonly SealedContent[];
  let folders: readonly string[];
  const keys = new Map<string, Uint8Array>();

  beforeAll(async () => {
    world = await openLeakyWorld(kind.url);
    incident = await sayEverywhere(world, canary);
    const utf8 = canary.needles.get('utf-8') ?? Buffer.alloc(0);
    const all = await allContents(world);
    before = all.filter((row) => row.ciphertext === null || Buffer.from(world.vault.open(row).bytes).includes(utf8));
    others = all.filter((row) => !before.includes(row));
    folders = [world.directory, ...(await kind.folders())];
    for (const row of before) keys.set(`wrapped key of ${row.id}`, row.wrappedKey.subarray(12, 60));
  });
  afterAll(async () => {
    await world.close();
    await kind.drop();
  });

  const scan = async (needles: ReadonlyMap<string, Uint8Array>) => {
    const report = await scanFiles(folders, needles);
    exercise.count('files scanned', report.files);
    expect(report.files).toBeGreaterThan(5);
    return report.hits;
  };

  it('finds content in small items and blobs, and each of their keys in a file: the scan is not blind', async () => {
    await kind.settle();
    expect(before.length).toBeGreaterThan(20);
    expect(others.length).toBeGreaterThan(5);
    expect(before.some((row) => row.ciphertext === null)).toBe(true);
    const texts = before.flatMap((row) => (row.ciphertext === null ? [] : [Buffer.from(world.vault.open(row).bytes)]));
    for (const [name, needle] of canary.needles)
      if (!name.includes('shifted by 1') && !name.includes('shifted by 2'))
        expect(
          texts.some((text) => text.includes(needle)),
          name,
        ).toBe(true);
    const hits = await scan(keys);
    for (const name of keys.keys())
      expect(
        hits.some((hit) => hit.startsWith(name)),
        name,
      ).toBe(true);
    exercise.count('faults found', keys.size);
  });

  it('never wrote a word of it in the clear, before anything was destroyed', async () => {
    expect(await scan(canary.needles)).toEqual([]);
  });

  it('destroys each item through the route, or with the append that every feature uses', async () => {
    const counsel = world.staff.at('general-counsel');
    let through = 0;
    for (const { id } of before) {
      const body = { reason: canary.textFor('redaction') };
      const done = await counsel.call(routes.incidents.redact, { params: { incident, content: id }, body }).then(
        () => true,
        () => false,
      );
      through += done ? 1 : 0;
    }
    exercise.note(`through the route on ${kind.name}`, `${through} of ${before.length}`);
    expect(through).toBeGreaterThan(10);
    const kept = new Set(others.map(({ id }) => id));
    const reasons = (await allContents(world)).map(({ id }) => id).filter((id) => !kept.has(id));
    await world.store.append(appendOf(organisation, { destroyed: reasons }));
    exercise.count('contents destroyed', before.length);
    const left = await allContents(world);
    expect(left.map(({ id }) => id).toSorted()).toEqual([...kept].toSorted());
    for (const row of left) expect(world.vault.open(row).bytes.length).toBe(row.bytes);
  });

  it('leaves no canary, in five spellings, in any file', async () => {
    await kind.settle();
    expect(await scan(canary.needles)).toEqual([]);
    const pack = await world.staff.at('security-lead').bytes(routes.incidents.pack, { params: { incident } });
    for (const needle of canary.needles.values()) expect(Buffer.from(pack).includes(needle)).toBe(false);
  });

  it('leaves no wrapped key of what was destroyed, so the instance key opens nothing', async () => {
    await kind.clean();
    expect(await scan(keys)).toEqual([]);
  });

  it('leaves no blob', async () => {
    expect(before.some((row) => row.ciphertext === null)).toBe(true);
    const left: string[] = [];
    for await (const id of world.blobs.list()) left.push(id);
    expect(left).toEqual([]);
  });

  it('is seen to fail when a fault writes content in the clear', async () => {
    const rows = [{ model: 'fault', key: 'fault', sort: 'fault', row: { text: canary.textFor('fault') } }];
    await world.store.append(appendOf(organisation, { rows }));
    await kind.settle();
    const hits = await scan(canary.needles);
    for (const spelling of ['utf-8', 'hex', 'percent', 'base64, shifted by 0', 'base64 of utf-16le, shifted by 0'])
      expect(
        hits.some((hit) => hit.startsWith(spelling)),
        spelling,
      ).toBe(true);
    exercise.count('faults found', hits.length);
  });
});

describe('redaction among many items on SQLite', () => {
  it('leaves no copy of a key in the pages that rows moved through', async () => {
    const chance = createChance(runSeed());
    const directory = await mkdtemp(join(tmpdir(), 'muster-redaction-'));
    const store = await openStore({ kind: 'sqlite', directory });
    const ids = createIds(systemClock);
    const vault = createVault(deriveInstanceKey(new Uint8Array(32).fill(7)), ids);
    const rows = Array.from({ length: sized(3_000, 30_000) }, () => vault.sealText('x'.repeat(chance.below(60))).row);
    for (let at = 0; at < rows.length; at += 3)
      await store.append(appendOf(organisation, { contents: rows.slice(at, at + 3) }));
    // Three of four: pages get half empty, and a store that joins them moves what is left.
    const gone = rows.filter(() => chance.percent(75));
    const destroyed = new Map(gone.map((row) => [row.id, row.wrappedKey.subarray(12, 60)]));
    for (const row of gone) await store.append(appendOf(organisation, { destroyed: [row.id] }));
    const report = await scanFiles([directory], destroyed);
    expect(destroyed.size).toBeGreaterThan(500);
    exercise.count('contents destroyed', destroyed.size);
    expect(report.hits).toEqual([]);
    const alive = new Map(
      rows.filter((row) => !destroyed.has(row.id)).map((row) => [row.id, row.wrappedKey.subarray(12, 60)]),
    );
    expect((await scanFiles([directory], alive)).hits.length).toBeGreaterThanOrEqual(alive.size);
    await store.close();
    await rm(directory, { recursive: true });
  });
});

describe('a dictionary against what remains', () => {
  const size = sized(100_000, 1_000_000);
  const candidate = (at: number) => `customer ${String(at).padStart(7, '0')}`;
  const said = candidate(Math.floor(size * 0.7));
  let world: LeakyWorld;
  let title: SealedContent;
  beforeAll(async () => {
    world = await openLeakyWorld(null);
    await sayEverywhere(world, { textFor: () => said, bytesFor: () => new TextEncoder().encode(said) });
    const contents = await allContents(world);
    const found = contents.find((row) => row.ciphertext !== null && row.bytes === said.length);
    if (!found) throw new Error('The text was kept.');
    title = found;
  });
  afterAll(() => world.close());

  function guess(digestOf: (text: string) => string, digests: ReadonlySet<string>): string | null {
    exercise.count('guesses', size);
    for (let at = 0; at < size; at++) if (digests.has(digestOf(candidate(at)))) return candidate(at);
    return null;
  }

  /** Every digest of 32 bytes that stands anywhere in the events. */
  async function digestsInEvents(): Promise<ReadonlySet<string>> {
    const page = await world.store.listStreams(organisation, '', { limit: 200, after: null, order: 'rising' });
    const events = (await Promise.all(page.items.map((stream) => world.store.loadStream(organisation, stream)))).flat();
    const text = events.map((event) => Buffer.from(event.bytes).toString()).join();
    return new Set(text.match(/[0-9a-f]{64}/g));
  }

  const salted = (salt: Uint8Array) => (text: string) =>
    hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'hex');

  it('recovers the text while its salt is there: the dictionary holds it', async () => {
    const { salt } = world.vault.secretOf(title);
    expect(guess(salted(salt), new Set([title.commitment]))).toBe(said);
  });

  it('recovers nothing from any commitment once the salts are destroyed', async () => {
    const ids = (await allContents(world)).map(({ id }) => id);
    await world.store.append(appendOf(organisation, { destroyed: ids }));
    const digests = await digestsInEvents();
    expect(digests.has(title.commitment)).toBe(true);
    expect(digests.size).toBeGreaterThan(50);
    for (const salt of [new Uint8Array(), new Uint8Array(32)]) expect(guess(salted(salt), digests)).toBeNull();
    expect(guess((text) => hash('sha256', JSON.stringify(text), 'hex'), digests)).toBeNull();
  });

  it('recovers nothing from the digest of a piece of evidence', async () => {
    expect(guess((text) => hash('sha256', text, 'hex'), await digestsInEvents())).toBeNull();
  });

  it('recovers nothing from the digest of a request that was kept to answer it again', async () => {
    const person = world.staff.personIn('security-lead');
    const { digests } = world.staff.muster.parts.key;
    const asked = `${person}\n${routes.incidents.declare.id}\ndeclare-once`;
    const key = createHmac('sha256', digests).update(asked).digest('hex');
    const kept = await world.store.readAnswer(organisation, key);
    expect(kept).not.toBeNull();
    const { items } = await world.staff.at('security-lead').call(routes.signals.list, {});
    const signalGroups = items.filter((item) => item.triage === 'declared').map((item) => item.id);
    const request = (text: string) => {
      const body = {
        type: 'sensitive-data-exposure',
        system: 'support-assistant',
        title: text,
        summary: text,
        signalGroups,
      };
      return hash('sha256', `${routes.incidents.declare.path}\n${JSON.stringify(body)}`, 'hex');
    };
    expect(guess(request, new Set([kept?.request ?? '']))).toBeNull();
  });
});
