import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance, runSeed } from './support/chance.ts';
import { checkDirectory } from './support/check-directory.ts';
import { openExercise, sized } from './support/exercise.ts';
import { slowCommand } from './support/faulty-disk.ts';
import { runWriter } from './support/run-writer.ts';
import { openScratch } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';
import { nothingAcknowledged, writerSetup } from './support/writer-setup.ts';

const seed = runSeed();
const kills = sized(6, 60);
const flushMilliseconds = 5;
const exercise = openExercise('P1 slow disk', seed, sized(30, 240), [
  'kills on a slow disk',
  'kills inside an append',
  'acknowledged writes',
]);

let scratch: Scratch;
beforeAll(() => {
  scratch = openScratch();
});
afterAll(() => scratch.remove());

describe('P1: acknowledged evidence and records are never lost', () => {
  it(`by kill -9 on a disk that takes ${flushMilliseconds} ms longer for each flush`, async () => {
    const chance = createChance(seed);
    const directory = join(scratch.path, 'data');
    const acknowledged = nothingAcknowledged();
    for (let life = 1; life <= kills; life++) {
      const { ready, ended } = runWriter(writerSetup(directory, {}), acknowledged, slowCommand(flushMilliseconds));
      const pid = await ready;
      expect(pid).not.toBeNull();
      await pause(chance.between(20, 300));
      // The writing process itself: strace ends with it.
      process.kill(pid ?? process.pid, 'SIGKILL');
      const end = await ended;
      exercise.count('kills on a slow disk');
      exercise.count('acknowledged writes', end.acknowledged);
      if (end.inFlight > 0) exercise.count('kills inside an append');
      const { faults } = await checkDirectory(directory, acknowledged);
      expect(faults, `seed ${seed}, life ${life}: ${end.complaints}`).toEqual([]);
    }
    expect(() => exercise.finish()).not.toThrow();
  });
});
