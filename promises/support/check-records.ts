import { isDeepStrictEqual } from 'node:util';
import type { BlobStore } from '../../packages/server/src/platform/content/blob-store.ts';
import type { Append, ListOptions, Page, Store } from '../../packages/server/src/platform/store/store.ts';
import type { Fault } from './fault.ts';
import { destroyedBy, eventsOfMainStream, mainStream, organisation, WorkLine, workModel } from './planned-work.ts';
import type { PlannedBlob, PlannedWork } from './planned-work.ts';

export interface CheckedRecords {
  readonly faults: readonly Fault[];
  readonly appends: number;
  readonly blobs: number;
}

/**
 * Holds the records against the work that was planned. The head of each writer's stream says how many of its appends
 * are there; of those every part must be there, byte for byte, and of no other append any part.
 */
export async function checkRecords(
  store: Store,
  blobs: BlobStore,
  acknowledged: ReadonlyMap<number, number>,
): Promise<CheckedRecords> {
  const faults: Fault[] = [];
  const writers = new Set([...acknowledged.keys(), ...(await writersOf(store))]);
  const expected = new Expected();
  for (const writer of writers) {
    const head = await store.streamHead(organisation, mainStream(writer));
    const there = Math.floor((head?.version ?? 0) / eventsOfMainStream);
    const missing = (acknowledged.get(writer) ?? 0) - there;
    if (missing > 0) faults.push({ kind: 'lost', what: `${missing} appends of writer ${writer}` });
    const line = new WorkLine(writer);
    for (let number = 1; number <= there; number++) expected.add(writer, line.next());
  }
  const checks = [eventFaults, listFaults, counterFaults, timerFaults, contentFaults, answerFaults];
  for (const check of checks) faults.push(...(await check(store, expected)));
  faults.push(...(await blobFaults(blobs, expected.blobs)));
  return { faults, appends: expected.appends.length, blobs: expected.blobs.length };
}

/** Everything that must be there, and by that what must not. */
class Expected {
  readonly appends: Append[] = [];
  readonly blobs: PlannedBlob[] = [];
  readonly events = new Map<string, string[]>();
  readonly counters = new Map<string, number>();
  readonly timers = new Map<string, string[]>();
  readonly contents = new Map<string, Append['contents'][number]>();
  readonly destroyed: string[] = [];

  add(writer: number, { number, append, blob }: PlannedWork): void {
    this.appends.push(append);
    if (blob) this.blobs.push(blob);
    for (const { stream, events } of append.streams) {
      const hashes = this.events.get(stream) ?? [];
      hashes.push(...events.map(({ hash }) => hash));
      this.events.set(stream, hashes);
    }
    this.counters.set(`w${writer}`, number);
    this.timers.set(
      mainStream(writer),
      append.timers.flatMap((timer) => (timer.kind === 'set' ? [timer.id] : [])),
    );
    for (const content of append.contents) this.contents.set(content.id, content);
    if (destroyedBy(number).length === 0) return;
    for (const id of append.destroyed) this.contents.delete(id);
    this.destroyed.push(...append.destroyed);
  }
}

async function writersOf(store: Store): Promise<readonly number[]> {
  const streams = await everyPage((options) => store.listStreams(organisation, mainStream(0).slice(0, -1), options));
  return streams.map((stream) => Number(stream.slice(mainStream(0).length - 1)));
}

/** Every event of every stream, by its hash; loading holds each against the one before. */
async function eventFaults(store: Store, expected: Expected): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const streams = await everyPage((options) => store.listStreams(organisation, '', options));
  for (const stream of new Set([...streams, ...expected.events.keys()])) {
    const stored = await store.loadStream(organisation, stream).catch((error: unknown) => String(error));
    if (typeof stored === 'string') faults.push({ kind: 'damaged', what: stored });
    else
      faults.push(
        ...differences(
          `events of ${stream}`,
          expected.events.get(stream) ?? [],
          stored.map(({ hash }) => hash),
        ),
      );
  }
  return faults;
}

async function listFaults(store: Store, { appends }: Expected): Promise<readonly Fault[]> {
  const rows = await everyPage((options) => store.listRows(organisation, workModel, options));
  const messages = await everyPage((options) => store.listMessages(organisation, options));
  const audit = await everyPage((options) => store.listAudit(organisation, options));
  return [
    ...differences(
      'rows',
      appends.flatMap(({ rows: set }) => set.map(({ key, row }) => spell(key, row))),
      rows.map(({ key, row }) => spell(key, row)),
    ),
    ...differences(
      'messages',
      appends.flatMap(({ outbox }) => outbox.map(({ id, payload }) => spell(id, payload))),
      messages.map(({ id, payload }) => spell(id, payload)),
    ),
    ...differences(
      'audit entries',
      appends.flatMap(({ audit: entries }) => entries.map(({ id, subject }) => spell(id, subject))),
      audit.map(({ id, subject }) => spell(id, subject)),
    ),
  ];
}

async function counterFaults(store: Store, { counters }: Expected): Promise<readonly Fault[]> {
  const found: string[] = [];
  for (const name of counters.keys()) found.push(spell(name, await store.readCounter(organisation, name)));
  const wanted = [...counters].map(([name, value]) => spell(name, value));
  return differences('counters', wanted, found);
}

async function timerFaults(store: Store, { timers }: Expected): Promise<readonly Fault[]> {
  const found: string[] = [];
  for (const stream of timers.keys()) found.push(...(await store.listTimers(organisation, stream)).map(({ id }) => id));
  return differences('timers', [...timers.values()].flat(), found);
}

async function contentFaults(store: Store, { contents, destroyed }: Expected): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const ids of batches([...contents.keys(), ...destroyed], 500)) {
    const found = new Map((await store.readContents(organisation, ids)).map((content) => [content.id, content]));
    for (const id of ids) {
      const wanted = contents.get(id);
      const there = found.get(id);
      if (!wanted && there) faults.push({ kind: 'damaged', what: `content ${id} was destroyed and is there` });
      else if (wanted && !there) faults.push({ kind: 'partial', what: `content ${id} is not there` });
      else if (!isDeepStrictEqual(wanted, there)) faults.push({ kind: 'damaged', what: `content ${id}` });
    }
  }
  return faults;
}

async function answerFaults(store: Store, { appends }: Expected): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { answer } of appends) {
    if (!answer) continue;
    const { body } = (await store.readAnswer(organisation, answer.key)) ?? {};
    if (body !== answer.body) faults.push({ kind: 'partial', what: `answer ${answer.key}` });
  }
  return faults;
}

async function blobFaults(store: BlobStore, blobs: readonly PlannedBlob[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const { id, key, bytes } of blobs) {
    try {
      const chunks: Uint8Array[] = [];
      for await (const chunk of store.read(id, key)) chunks.push(chunk);
      if (Buffer.compare(Buffer.concat(chunks), bytes()) !== 0) faults.push({ kind: 'damaged', what: `blob ${id}` });
    } catch (error) {
      faults.push({ kind: 'lost', what: `blob ${id}: ${String(error)}` });
    }
  }
  return faults;
}

/** Both ways: what is missing, and what is there beyond. The order does not matter. */
function differences(what: string, wanted: readonly string[], found: readonly string[]): readonly Fault[] {
  const [have, want] = [new Set(found), new Set(wanted)];
  const missing = wanted.filter((each) => !have.has(each));
  const beyond = found.filter((each) => !want.has(each));
  const twice = found.length - have.size;
  if (missing.length + beyond.length + twice === 0) return [];
  const said = `${what}: ${missing.length} missing (${missing[0] ?? ''}), ${beyond.length} beyond (${beyond[0] ?? ''}), ${twice} twice`;
  return [{ kind: 'partial', what: said }];
}

function spell(key: string, value: unknown): string {
  return `${key} ${JSON.stringify(value)}`;
}

async function everyPage<T>(list: (options: ListOptions) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<T> = await list({ limit: 1000, after, order: 'rising' });
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
}

function batches<T>(items: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
