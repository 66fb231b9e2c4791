import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, freshDatabase } from '../../../testkit/postgres.ts';
import type { TestDatabase } from '../../../testkit/postgres.ts';
import { appendOf } from '../append-of.ts';
import { headAfter, streamAppend } from '../contract/sample-events.ts';
import { StoreError } from '../store-error.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { judgeSettings } from './postgres-settings.ts';
import { postgresError } from './postgres-error.ts';
import { openPostgresStore } from './postgres-store.ts';

const server = await findPostgres();
if (server.kind === 'none') console.warn(`\nSKIPPED: what only PostgreSQL does. ${server.why}\n`);

const append = (stream: string) => appendOf('example', { streams: [streamAppend('example', stream)] });

describe.skipIf(server.kind === 'none')('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    if (server.kind === 'server') database = await freshDatabase(server.url);
  });
  afterAll(() => database.drop());

  const asAdministrator = async (statement: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const name = () => new URL(database.url).pathname.slice(1);
  const cutConnections = () =>
    asAdministrator(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}' and pid <> pg_backend_pid()`,
    );

  it('is made ready once when many nodes start at the same time', async () => {
    const nodes = await Promise.all(Array.from({ length: 5 }, () => openPostgresStore({ url: database.url })));
    await Promise.all(nodes.map((node, at) => node.append(append(`start/${at}`))));
    for (const node of nodes) await node.close();
    expect((await asAdministrator('select * from migration')).rows).toHaveLength(1);
  });

  it('keeps a chain unbroken when many nodes write it, retrying on conflict', async () => {
    const nodes = await Promise.all(
      Array.from({ length: 4 }, () => openPostgresStore({ url: database.url, connections: 3 })),
    );
    const one = async (node: (typeof nodes)[number]): Promise<void> => {
      const head = await node.streamHead('example', 'incident/chain');
      try {
        await node.append(appendOf('example', { streams: [streamAppend('example', 'incident/chain', head)] }));
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
        await one(node);
      }
    };
    await Promise.all(nodes.flatMap((node) => Array.from({ length: 10 }, () => one(node))));
    expect(await nodes[0]?.loadStream('example', 'incident/chain')).toHaveLength(40);
    for (const node of nodes) await node.close();
  });

  it('never has two nodes wait for each other in a circle, whatever order they name their streams in', async () => {
    const nodes = await Promise.all([1, 2].map(() => openPostgresStore({ url: database.url })));
    const names = Array.from({ length: 1500 }, (_, at) => `circle/${at}`);
    const writing = (order: readonly string[]) =>
      appendOf('example', { streams: order.map((stream) => streamAppend('example', stream)) });
    for (let round = 0; round < 3; round++) {
      const named = names.map((stream) => `${stream}/${round}`);
      const rivals = [named, named.toReversed(), named, named.toReversed()].map(writing);
      const outcomes = await Promise.allSettled(rivals.map(async (rival, at) => nodes[at % 2]?.append(rival)));
      const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.cause.code] : []));
      expect(codes).toEqual(['MU001', 'MU001', 'MU001']);
    }
    for (const node of nodes) await node.close();
  });

  it('does not let a statement change, delete or empty the events', async () => {
    const store = await openPostgresStore({ url: database.url });
    await store.append(append('incident/kept'));
    for (const statement of ["update event set type = 'x'", 'delete from event', 'truncate event cascade'])
      await expect(asAdministrator(statement)).rejects.toThrow('never');
    await store.close();
  });

  it('finds a damaged row, names it, and still gives its neighbours', async () => {
    const store = await openPostgresStore({ url: database.url });
    const good = streamAppend('example', 'damaged/good', null, 2);
    await store.append(appendOf('example', { streams: [good, streamAppend('example', 'damaged/bad', null, 2)] }));
    await asAdministrator(
      `alter table event disable trigger event_stays; update event set bytes = set_byte(bytes, 5, 0)
       where version = 2 and stream_id = (select id from stream where name = 'damaged/bad');
       alter table event enable trigger event_stays`,
    );
    await expect(store.loadStream('example', 'damaged/bad')).rejects.toThrow('Event 2 of damaged/bad is damaged');
    expect(await store.streamHead('example', 'damaged/good')).toEqual(headAfter(good));
    const faults = (await store.inspect()).filter(({ level }) => level === 'fault');
    expect(faults.map(({ where }) => where)).toEqual(['example damaged/bad']);
    await store.close();
  });

  it('that is cut off refuses what was under way, and goes on when it can be reached again', async () => {
    const store = await openPostgresStore({ url: database.url, connections: 2 });
    await store.append(append('cut/before'));
    await cutConnections();
    await expect
      .poll(async () =>
        store.append(append('cut/after')).then(
          () => 'done',
          (error: { code: string }) => error.code,
        ),
      )
      .toMatch(/done|conflict/);
    expect(await store.loadStream('example', 'cut/before')).toHaveLength(1);
    await store.close();
  });

  it('that would answer before the disk has it is refused, at the start and at every append', async () => {
    const store = await openPostgresStore({ url: database.url, connections: 1 });
    await asAdministrator(`alter database ${name()} set synchronous_commit = off`);
    await cutConnections();
    await expect
      .poll(() => store.append(append('weak')).catch((error: unknown) => error))
      .toMatchObject({ code: 'unsafe-setting' });
    await expect(openPostgresStore({ url: database.url })).rejects.toMatchObject({ code: 'unsafe-setting' });
    await asAdministrator(`alter database ${name()} reset synchronous_commit`);
    await cutConnections();
    await expect
      .poll(() =>
        store.append(append('strong')).then(
          () => 'done',
          () => 'not yet',
        ),
      )
      .toBe('done');
    expect(await store.streamHead('example', 'weak')).toBeNull();
    await store.close();
  });

  it('newer than the program, or made by another file, is refused', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const stranger = { number: 1, name: 'records', sql: '', digest: 'another' };
    await expect(migratePostgres(client, [stranger])).rejects.toMatchObject({ code: 'migration' });
    await expect(migratePostgres(client, [])).rejects.toThrow('newer than this program');
    await client.end();
  });

  it('that is not there is an error that says how to mend it', async () => {
    const opening = openPostgresStore({ url: 'postgresql://nobody@127.0.0.1:9/none' });
    await expect(opening).rejects.toMatchObject({ code: 'unreachable' });
    await expect(opening).rejects.toThrow('can be reached');
  });
});

it('asks for every setting that a durable answer rests on', () => {
  const good = { version: 150_018, fsync: 'on', synchronousCommit: 'on', fullPageWrites: 'on', encoding: 'UTF8' };
  const faults = (settings: typeof good) => judgeSettings(settings).filter(({ level }) => level === 'fault').length;
  expect(faults(good)).toBe(0);
  const planted = [
    { version: 140_010 },
    { fsync: 'off' },
    { synchronousCommit: 'off' },
    { synchronousCommit: 'local' },
    { fullPageWrites: 'off' },
    { encoding: 'SQL_ASCII' },
  ];
  for (const weak of planted) expect(faults({ ...good, ...weak })).toBe(1);
});

it.each([
  ['53100', 'disk-full'],
  ['40P01', 'conflict'],
  ['40001', 'conflict'],
  ['XX001', 'corrupt'],
  ['58030', 'io'],
  ['57P01', 'unreachable'],
])('reads the server’s code %s as %s', (code, expected) => {
  const error = Object.assign(new pg.DatabaseError('said the server', 1, 'error'), { code });
  expect(postgresError(error, 'Writing')).toMatchObject({ code: expected, cause: error });
});
