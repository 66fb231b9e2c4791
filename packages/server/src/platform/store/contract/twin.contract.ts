import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendOf } from '../append-of.ts';
import { createFakeStore } from '../fake/fake-store.ts';
import type { Append, Store, StreamHead } from '../store.ts';
import { auditEntry, message, minute, newOrganisation, sealedContent } from './contract-world.ts';
import type { ContractWorld } from './contract-world.ts';
import { headAfter, streamAppend } from './sample-events.ts';

/** One thing that somebody may try, with few names, so that they meet. */
const attempts = fc.record({
  streams: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), behind: fc.nat(1), count: fc.integer({ min: 1, max: 3 }) }),
    {
      selector: ({ name }) => name,
      maxLength: 2,
    },
  ),
  counter: fc.option(fc.record({ name: fc.constantFrom('n', 'm'), from: fc.nat(3) })),
  rows: fc.array(
    fc.record({ key: fc.constantFrom('x', 'y', 'z'), sort: fc.constantFrom('1', '2', 'é'), row: fc.option(fc.nat(9)) }),
    { maxLength: 4 },
  ),
  timers: fc.array(fc.record({ id: fc.constantFrom('t', 'u'), due: fc.option(fc.nat(5)) }), { maxLength: 3 }),
  outbox: fc.array(fc.constantFrom('m-1', 'm-2', 'm-3'), { maxLength: 1 }),
  audit: fc.array(fc.constantFrom('a-1', 'a-2', 'a-3', 'a-4'), { maxLength: 1 }),
  contents: fc.array(fc.constantFrom('c-1', 'c-2'), { maxLength: 1 }),
  destroyed: fc.array(fc.constantFrom('c-1', 'c-2'), { maxLength: 1 }),
  key: fc.option(fc.constantFrom('k-1', 'k-2', 'k-3'), { freq: 4 }),
  place: fc.option(fc.integer({ min: 1, max: 4 })),
});

type Attempt = typeof attempts extends fc.Arbitrary<infer Value> ? Value : never;

function appendFor(organisation: string, attempt: Attempt, heads: ReadonlyMap<string, readonly StreamHead[]>): Append {
  const { streams, counter, rows, timers, outbox, audit, contents, destroyed, key } = attempt;
  return appendOf(organisation, {
    streams: streams.map(({ name, behind, count }) =>
      streamAppend(organisation, name, (heads.get(name) ?? []).at(-1 - behind) ?? null, count),
    ),
    counters: counter ? [{ name: counter.name, from: counter.from, to: counter.from + 1 }] : [],
    rows: rows.map(({ key: row, sort, row: value }) => ({ model: 'm', key: row, sort, row: value })),
    timers: timers.map(({ id, due }) =>
      due === null ? { kind: 'cancel', id } : { kind: 'set', id, stream: 's', name: 'n', dueAt: minute(due) },
    ),
    outbox: outbox.map((id) => message(id, minute(0))),
    audit: audit.map((id) => auditEntry(id, minute(0))),
    contents: contents.map(sealedContent),
    destroyed,
    answer: key === null ? null : { key, request: 'r', status: 200, body: '{}' },
  });
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

/** Everything that can be seen of an organisation. */
async function seen(store: Store, organisation: string): Promise<unknown> {
  const all = { limit: 100, after: null, order: 'rising' } as const;
  const { items: streams } = await store.listStreams(organisation, '', all);
  const messages = await store.listMessages(organisation, all);
  return {
    streams: await Promise.all(streams.map((stream) => store.loadStream(organisation, stream))),
    waiting: (await store.unsequenced(organisation, 100)).map(({ stream, version }) => `${stream}${version}`),
    ledger: (await store.readLedger(organisation, 0, 100)).map(
      ({ stream, version, ledgerIndex, salt }) => `${ledgerIndex}:${stream}${version}:${salt[0]}`,
    ),
    counters: await Promise.all(['n', 'm'].map((name) => store.readCounter(organisation, name))),
    rows: await store.listRows(organisation, 'm', all),
    timers: await store.listTimers(organisation, 's'),
    // Their list is by the time each store made them, so here by name.
    messages: messages.items
      .map(({ id, state, attempts: tried, payload }) => ({ id, state, tried, payload }))
      .toSorted((left, right) => left.id.localeCompare(right.id)),
    audit: await store.listAudit(organisation, all),
    contents: await store.readContents(organisation, ['c-1', 'c-2']),
    answers: await Promise.all(['k-1', 'k-2', 'k-3'].map((key) => store.readAnswer(organisation, key))),
  };
}

/** Gives the first events that wait their place, as the ledger leader does. */
async function place(store: Store, organisation: string, limit: number): Promise<void> {
  const size = (await store.latestCheckpoint(organisation))?.size ?? 0;
  const waiting = await store.unsequenced(organisation, limit);
  await store.writeLedger({
    organisation,
    from: size,
    entries: waiting.map(({ stream, version }, at) => ({
      stream,
      version,
      index: size + at,
      salt: new Uint8Array(16).fill(at),
    })),
    tiles: [],
    checkpoint: { size: size + waiting.length, root: new Uint8Array(32), note: 'n', at: minute(0) },
  });
}

/** Whatever is tried in whatever order: a store and the fake give the same answers and show the same records. */
export function twinContract(world: () => ContractWorld): void {
  it('answers and shows the same as the fake, whatever is tried', async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(attempts, { minLength: 5, maxLength: 25 }), async (story) => {
        const { store } = world();
        const fake = createFakeStore();
        const organisation = newOrganisation();
        const heads = new Map<string, StreamHead[]>();
        for (const attempt of story) {
          const append = appendFor(organisation, attempt, heads);
          const [real, expected] = await Promise.all([codeOf(store.append(append)), codeOf(fake.append(append))]);
          expect(real).toBe(expected);
          outcomes.set(real, (outcomes.get(real) ?? 0) + 1);
          if (real === 'done')
            for (const part of append.streams)
              heads.set(part.stream, [...(heads.get(part.stream) ?? []), headAfter(part)]);
          if (attempt.place !== null) for (const one of [store, fake]) await place(one, organisation, attempt.place);
        }
        expect(await seen(store, organisation)).toEqual(await seen(fake, organisation));
      }),
      { numRuns: 15 },
    );
    for (const outcome of ['done', 'conflict', 'counter-conflict', 'duplicate', 'answered'])
      expect([outcome, (outcomes.get(outcome) ?? 0) > 0]).toEqual([outcome, true]);
  });
}
