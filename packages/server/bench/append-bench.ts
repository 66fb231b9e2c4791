import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { parseInstant } from '@muster/clocks';
import { appendOf } from '../src/platform/store/append-of.ts';
import { headAfter, streamAppend } from '../src/platform/store/contract/sample-events.ts';
import type { Append, Store, StreamHead } from '../src/platform/store/store.ts';

/** Milliseconds of many runs of one thing. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface SteadyResult extends Latency {
  /** Appends acknowledged per second. */
  readonly perSecond: number;
}

export interface RateResult {
  readonly events: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** A small append as a command makes it: two events, a row, a timer, a message, an audit entry. */
function command(organisation: string, stream: string, head: StreamHead | null, at: number): Append {
  return appendOf(organisation, {
    streams: [streamAppend(organisation, stream, head, 2)],
    rows: [{ model: 'incidents', key: stream, sort: String(at), row: { severity: 'high', stage: 'contain', at } }],
    timers: [{ kind: 'set', id: `${stream}/triage`, stream, name: 'triage', dueAt: timestamp }],
    outbox: [{ id: `m-${at}`, channel: 'page', notBefore: timestamp, payload: { incident: stream } }],
    audit: [
      {
        id: `a-${at}`,
        at: timestamp,
        actor: 'security-lead',
        via: 'POST /api/v1/incidents',
        action: 'fact.record',
        subject: stream,
        outcome: 'done',
        code: null,
      },
    ],
  });
}
const timestamp = parseInstant('2126-11-23T09:30:00.000Z');

/**
 * Appends at a steady rate whatever the answers do (an open loop, so that a stall is paid by all who come in it), over
 * 50 streams. The latency of each runs from the moment it was due, not from when it was sent.
 */
export async function measureSteadyAppends(store: Store, perSecond = 200, seconds = 10): Promise<SteadyResult> {
  const heads = new Map<string, Promise<StreamHead>>();
  const waits: number[] = [];
  const done: Promise<void>[] = [];
  const began = performance.now();
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = began + (at * 1000) / perSecond;
    await waitUntil(due);
    const stream = `incident/${at % 50}`;
    const before = heads.get(stream);
    const head = before ? await before : null;
    const append = command('bench-steady', stream, head, at);
    const acknowledged = store.append(append).then(() => waits.push(performance.now() - due));
    const [first] = append.streams;
    if (first)
      heads.set(
        stream,
        acknowledged.then(() => headAfter(first)),
      );
    done.push(acknowledged.then(() => undefined));
  }
  await Promise.all(done);
  return { ...latencyOf(waits), perSecond: (waits.length * 1000) / (performance.now() - began) };
}

/** Events that are encoded already, `perAppend` in each append, four appends under way. */
export async function measureBatchAppends(store: Store, events = 200_000, perAppend = 1000): Promise<RateResult> {
  const appends = Array.from({ length: events / perAppend }, (_, at) =>
    appendOf('bench-batch', { streams: [streamAppend('bench-batch', `import/${at}`, null, perAppend)] }),
  );
  const began = performance.now();
  await inTurns(appends, 4, (append) => store.append(append));
  return rateOf(events, began);
}

/** Small appends without a pause, `clients` at the same time: what one flush can carry. */
export async function measureBusyAppends(store: Store, appends = 20_000, clients = 64): Promise<RateResult> {
  const all = Array.from({ length: appends }, (_, at) => command('bench-busy', `incident/${at}`, null, at));
  const began = performance.now();
  await inTurns(all, clients, (append) => store.append(append));
  return rateOf(appends, began);
}

/** Reads a stream of many events; every one is hashed again on the way. */
export async function measureLoading(
  store: Store,
  events = 10_000,
  rounds = 10,
): Promise<Latency & { events: number }> {
  const organisation = `bench-load-${performance.now()}`;
  await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'incident/long', null, events)] }));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const loaded = await store.loadStream(organisation, 'incident/long');
    times.push(performance.now() - began);
    if (loaded.length !== events) throw new Error(`Loaded ${loaded.length} of ${events} events.`);
  }
  return { ...latencyOf(times), events };
}

/** The disk alone: 4 KiB appended to a file and flushed, over and over. */
export function measureFlushes(directory: string, rounds = 500): Latency {
  const path = join(directory, 'flush-probe');
  const file = openSync(path, 'w', 0o600);
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    writeSync(file, page, 0, page.length, round * page.length);
    const began = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - began);
  }
  closeSync(file);
  rmSync(path);
  return latencyOf(times);
}

/** Waits for an instant of `performance.now()`. Timers are a millisecond late at best; the last ones go by turns of the event loop. */
export async function waitUntil(due: number): Promise<void> {
  for (let left = due - performance.now(); left > 0; left = due - performance.now())
    await (left > 3 ? pause(left - 2) : nextTurn());
}

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

function rateOf(count: number, began: number): RateResult {
  const seconds = (performance.now() - began) / 1000;
  return { events: count, seconds, perSecond: count / seconds };
}

export function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
