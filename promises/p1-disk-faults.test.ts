import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSeed } from './support/chance.ts';
import { checkDirectory } from './support/check-directory.ts';
import { openExercise, sized } from './support/exercise.ts';
import { callsBelow, faultCommand, pathsHit } from './support/faulty-disk.ts';
import type { DiskFault } from './support/faulty-disk.ts';
import { copyOf } from './support/power-loss.ts';
import { runWriter } from './support/run-writer.ts';
import type { WriterEnd } from './support/run-writer.ts';
import { inLanes, openScratch } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';
import { nothingAcknowledged, writerSetup } from './support/writer-setup.ts';
import type { Acknowledged, WriterSetup } from './support/writer-setup.ts';

const seed = runSeed();
const exercise = openExercise('P1 disk faults', seed, sized(150, 900), [
  'faults hit',
  'EIO hit',
  'ENOSPC hit',
  'refused aloud',
  'acknowledged after a fault',
  'directories refused at the start',
  'flushes of the records',
  'flushes of checkpoints',
  'writes of the records',
  'flushes beside them',
  'flushes of the intake',
  'writes of the intake',
  'writes of blobs',
  'cuts',
  'renames',
  'openings',
  'first flushes',
  'first writes',
  'first openings',
]);

let scratch: Scratch;
/** A directory in which some work is done already, closed in order: each fault gets a copy. */
let template: string;
const acknowledged: Acknowledged = nothingAcknowledged();
/** Twelve appends, two of them with a blob; then twelve signals. One after the other: the n-th call is always the same. */
const shape: Partial<WriterSetup> = { writers: 1, sources: 1, rounds: 12, inTurn: true, ends: 'closed' };

beforeAll(async () => {
  scratch = openScratch();
  template = join(scratch.path, 'template');
  const { ended } = runWriter(writerSetup(template, { ...shape, rounds: 8 }), acknowledged);
  expect((await ended).done).toBe(true);
});
afterAll(() => scratch.remove());

/** The refusals that a failing disk may bring; `migration` at the first start alone. Anything else is a fault of ours. */
const clear = ['io', 'disk-full'];
const clearAtStart = [...clear, 'migration'];

interface Faulted {
  readonly end: WriterEnd;
  readonly directory: string;
  readonly after: Acknowledged;
  /** The fault hit the data directory and nothing else, such as a wake-up between threads. */
  readonly hit: boolean;
}

async function runWith(name: string, from: string | null, fault: DiskFault): Promise<Faulted> {
  const { directory, after, trace, end } = await runUnder(name, from, fault);
  const hits = pathsHit(trace);
  return { end, directory, after, hit: hits.length > 0 && hits.every((path) => path.startsWith(directory)) };
}

/** Which calls there are to be hit: a run without a fault tells. */
async function callsOf(name: string, from: string | null, calls: Calls): Promise<readonly number[]> {
  const { directory, trace, end } = await runUnder(name, from, calls);
  expect(end.done, end.complaints).toBe(true);
  return callsBelow(trace, directory);
}

async function runUnder(name: string, from: string | null, fault: DiskFault | Calls) {
  const directory = join(scratch.path, name, 'data');
  if (from !== null) cpSync(from, directory, { recursive: true, preserveTimestamps: true });
  const paths = fault.paths.map((path) => join(directory, path));
  const trace = join(scratch.path, `${name}.trace`);
  const after = from === null ? nothingAcknowledged() : copyOf(acknowledged);
  const { ended } = runWriter(writerSetup(directory, shape), after, faultCommand({ ...fault, paths }, trace));
  return { directory, after, trace, end: await ended };
}

type Calls = Pick<DiskFault, 'call' | 'paths'>;

/** Nothing was claimed that is not there, and the process said clearly what it could not do. */
async function expectHonest({ end, directory, after }: Faulted, fault: DiskFault): Promise<void> {
  const story = `seed ${seed}, ${JSON.stringify(fault)}: ${end.complaints}`;
  expect(end.complaints, story).toBe('');
  expect(end.exitCode, story).toBe(0);
  expect(clear, story).toEqual(expect.arrayContaining(end.refused.map(({ code }) => code)));
  if (end.unopened !== null) expect(clearAtStart, story).toContain(end.unopened);
  const { faults } = await checkDirectory(directory, after);
  expect(faults, story).toEqual([]);
}

/** Every call of that kind in the nightly run; else so many of them, spread from the first to the last. */
async function failCalls(name: string, from: string | null, calls: Calls, most: number): Promise<void> {
  const all = await callsOf(`${name}-dry`, from, calls);
  expect(all.length, `${name} has no calls to be hit`).toBeGreaterThan(0);
  const some = all.filter((_, at) => at % Math.ceil(all.length / most) === 0);
  for (const nth of some) {
    for (const error of ['EIO', 'ENOSPC'] as const) {
      const fault: DiskFault = { ...calls, nth, error };
      const faulted = await runWith(`${name}-${error}-${nth}`, from, fault);
      if (!faulted.hit) continue;
      await expectHonest(faulted, fault);
      count(name, faulted.end, fault);
    }
  }
}

function count(name: string, end: WriterEnd, { error }: Pick<DiskFault, 'error'>): void {
  exercise.count('faults hit');
  exercise.count(name);
  exercise.count(`${error} hit`);
  exercise.count('refused aloud', end.refused.length);
  if (end.unopened !== null) exercise.count('directories refused at the start');
  if (end.refused.length > 0 && end.acknowledged > 0) exercise.count('acknowledged after a fault');
}

const journal = ['muster.sqlite', 'muster.sqlite-wal'];
const segments = ['intake/00000001.segment'];
const opened = ['.', 'lock.sqlite', 'pid', ...journal, 'blobs', 'blobs/uploads', 'intake', ...segments];
const everyCall = Number.MAX_SAFE_INTEGER;

/** What is failed: calls of one kind, in a directory that was used before or (null) at its very first start. */
function cases(): readonly (readonly [name: string, from: string | null, calls: Calls, most: number])[] {
  return [
    ['flushes of the records', template, { call: 'fdatasync', paths: journal }, sized(8, everyCall)],
    ['flushes of checkpoints', template, { call: 'fsync', paths: journal }, sized(4, everyCall)],
    ['writes of the records', template, { call: 'pwrite64', paths: journal }, sized(10, everyCall)],
    ['flushes beside them', template, { call: 'fsync', paths: [] }, sized(6, everyCall)],
    ['flushes of the intake', template, { call: 'fdatasync', paths: segments }, sized(4, everyCall)],
    ['writes of the intake', template, { call: 'pwrite64', paths: segments }, sized(4, everyCall)],
    ['writes of blobs', template, { call: 'write', paths: [] }, sized(4, everyCall)],
    ['cuts', template, { call: 'ftruncate', paths: [] }, sized(2, everyCall)],
    ['renames', template, { call: 'rename', paths: [] }, sized(2, everyCall)],
    ['openings', template, { call: 'openat', paths: opened }, sized(6, everyCall)],
    ['first openings', null, { call: 'openat', paths: opened }, sized(8, everyCall)],
    ['first flushes', null, { call: 'fsync', paths: [] }, sized(6, everyCall)],
    ['first writes', null, { call: 'pwrite64', paths: journal }, sized(6, everyCall)],
  ];
}

describe('P1: acknowledged evidence and records are never lost', () => {
  it('when a call of the disk fails: each is refused aloud or done again, and nothing that was said is missing', async () => {
    await inLanes(cases(), 2, async ([name, from, calls, most]) => failCalls(name, from, calls, most));
    expect(() => exercise.finish()).not.toThrow();
  });
});
