import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance, runSeed } from './support/chance.ts';
import { openExercise, sized } from './support/exercise.ts';
import { recordLife, replayPowerLosses, replayToTheEnd } from './support/power-loss.ts';
import type { FoundDisk, RecordedLife } from './support/power-loss.ts';
import { openScratch, openScratchInMemory } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';
import { nothingAcknowledged, writerSetup } from './support/writer-setup.ts';
import type { WriterSetup } from './support/writer-setup.ts';

const seed = runSeed();
const images = sized(500, 10_000);
const imagesOfControl = sized(24, 400);
const exercise = openExercise('P1 power loss', seed, sized(200, 3600), [
  'images replayed',
  'acknowledged writes checked',
  'images with dropped writes',
  'images with torn writes',
  'images with lost names',
  'flushes',
  'blobs read',
  'signals read',
  'controls that lost',
]);

let scratch: Scratch;
let memory: Scratch;
const lives: { first: RecordedLife; second: RecordedLife }[] = [];
beforeAll(async () => {
  scratch = openScratch();
  memory = openScratchInMemory();
  lives.push(await twoLives('flushed', {}));
});
afterAll(() => {
  scratch.remove();
  memory.remove();
});

/** A life from an empty disk to a kill, and one that goes on from there to an orderly end. */
async function twoLives(
  name: string,
  differs: Partial<WriterSetup>,
): Promise<{ first: RecordedLife; second: RecordedLife }> {
  const root = join(scratch.path, name);
  const data = 'srv/data';
  mkdirSync(join(root, 'srv'), { recursive: true });
  const shape = { writers: 6, sources: 2, rounds: 30, restEvery: 15 };
  const setup = (ends: WriterSetup['ends']) => writerSetup(join(root, data), { ...shape, ends, ...differs });
  const acknowledged = nothingAcknowledged();
  const first = await recordLife(root, data, setup('killed'), acknowledged, join(scratch.path, `${name}-1.trace`));
  expect(first.end.signal ?? first.end.complaints).toBe('SIGKILL');
  expectTheRealDisk(first);
  const second = await recordLife(root, data, setup('closed'), acknowledged, join(scratch.path, `${name}-2.trace`));
  expect(second.end.done, second.end.complaints).toBe(true);
  expectTheRealDisk(second);
  return { first, second };
}

/** A replay that loses nothing must end in the very bytes that the real disk holds: else it replays another story. */
function expectTheRealDisk(life: RecordedLife): void {
  const { disk, flushes, acknowledged } = replayToTheEnd(life);
  expect(acknowledged).toEqual(life.acknowledgedAfter);
  expect(life.end.acknowledged).toBeGreaterThan(0);
  const replayed = new Map([...disk.live()].filter(([path]) => !path.endsWith('-shm')));
  const real = readdirSync(life.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => relative(life.root, join(entry.parentPath, entry.name)));
  expect([...replayed.keys()].toSorted()).toEqual(real.toSorted());
  for (const path of real) expect(replayed.get(path)?.equals(readFileSync(join(life.root, path))), path).toBe(true);
  exercise.count('flushes', flushes);
}

function story({ point, survival, loss, checked }: FoundDisk): string {
  return `seed ${seed}, power lost at ${point}, ${survival} survives, ${JSON.stringify(loss)}: ${JSON.stringify(checked.faults.slice(0, 3))}`;
}

describe('P1: acknowledged evidence and records are never lost', () => {
  it(`by a loss of power, in ${images} disks as they may be found afterwards`, async () => {
    for (const life of lives.flatMap(({ first, second }) => [first, second])) {
      const chance = createChance(seed).branch(`${life.acknowledgedBefore.appends.size}`);
      const found = await replayPowerLosses(life, { images: images / 2, chance, into: memory.path });
      for (const disk of found) {
        expect(disk.checked.faults, story(disk)).toEqual([]);
        exercise.count('images replayed');
        exercise.count('acknowledged writes checked', disk.acknowledged);
        exercise.count('blobs read', disk.checked.blobs);
        exercise.count('signals read', disk.checked.signals);
        if (disk.loss.dropped > 0) exercise.count('images with dropped writes');
        if (disk.loss.torn > 0) exercise.count('images with torn writes');
        if (disk.loss.names > 0) exercise.count('images with lost names');
      }
    }
    expect(lives.length).toBeGreaterThan(0);
  });

  it('control: with synchronous=NORMAL alone, without a flush of the journal, acknowledged records are lost', async () => {
    const { first } = await twoLives('unflushed', { durability: 'unsafe-unflushed' });
    expect(await losses(first, undefined)).toBeGreaterThan(0);
  });

  it.each([
    ['the journal', (path: string) => path.endsWith('-wal')],
    ['the files of blobs', (path: string) => path.includes('/uploads/')],
    ['the folders of blobs', (path: string) => /\/blobs\/[0-9a-f]{2}$/.test(path)],
    ['the segments of the intake', (path: string) => path.endsWith('.segment')],
    ['the folder of the intake', (path: string) => path.endsWith('/intake')],
  ])('control: when flushes of %s do nothing, something is lost', async (_what, deafTo) => {
    const [life] = lives;
    if (!life) throw new Error('No life was recorded.');
    expect(await losses(life.first, deafTo)).toBeGreaterThan(0);
  });

  it('and exercised all of it', () => {
    expect(() => exercise.finish()).not.toThrow();
  });
});

/** How many images lost something. */
async function losses(life: RecordedLife, deafTo: ((path: string) => boolean) | undefined): Promise<number> {
  const chance = createChance(seed).branch('control');
  const options = { images: imagesOfControl, chance, into: memory.path, cruel: true };
  const found = await replayPowerLosses(life, { ...options, ...(deafTo ? { deafTo } : {}) });
  const lost = found.filter(({ checked }) => checked.faults.length > 0).length;
  if (lost > 0) exercise.count('controls that lost');
  return lost;
}
