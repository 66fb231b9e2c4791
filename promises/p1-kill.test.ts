import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChance, runSeed } from './support/chance.ts';
import type { Chance } from './support/chance.ts';
import { checkDirectory } from './support/check-directory.ts';
import { openExercise, sized } from './support/exercise.ts';
import { runWriter } from './support/run-writer.ts';
import type { WriterEnd } from './support/run-writer.ts';
import { inLanes, openScratch } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';
import { nothingAcknowledged, writerSetup } from './support/writer-setup.ts';
import type { Acknowledged } from './support/writer-setup.ts';

const seed = runSeed();
const kills = sized(200, 2000);
/** Restarts on one directory; then a fresh one, so that looking at everything each time stays quick. */
const livesOfDirectory = 10;
const exercise = openExercise('P1 kill -9', seed, sized(180, 1800), [
  'acknowledged appends',
  'acknowledged signals',
  'blobs',
  'kills inside an append',
  'kills while writing',
  'kills while committing',
  'kills while flushing',
  'kills before the answers',
  'kills between groups',
  'restarts',
]);

let scratch: Scratch;
beforeAll(() => {
  scratch = openScratch();
});
afterAll(() => scratch.remove());

/** A life of a writing process that is killed: at a named step of the writer thread, or at any moment. */
async function lifeUntilKilled(directory: string, acknowledged: Acknowledged, chance: Chance): Promise<WriterEnd> {
  const probe = new URL('./support/tell-steps.ts', import.meta.url);
  const atStep = chance.percent(50);
  if (atStep) {
    probe.searchParams.set('kill', chance.pick(['begin', 'written', 'committed', 'flushed', 'answered']));
    probe.searchParams.set('after', String(chance.between(1, 12)));
  }
  const { ready, ended } = runWriter(writerSetup(directory, { probe: probe.href }), acknowledged);
  const pid = await ready;
  if (!atStep && pid !== null) {
    await pause(chance.between(1, 150));
    process.kill(pid, 'SIGKILL');
  }
  return ended;
}

/** Within which part of an append it died: the last step that was told says so. */
const moments: Readonly<Record<string, string>> = {
  begin: 'kills while writing',
  written: 'kills while committing',
  committed: 'kills while flushing',
  flushed: 'kills before the answers',
  answered: 'kills between groups',
};

function countKill(end: WriterEnd): void {
  exercise.count(moments[end.lastStep ?? 'answered'] ?? 'kills elsewhere');
  if (end.inFlight > 0) exercise.count('kills inside an append');
}

describe('P1: acknowledged evidence and records are never lost', () => {
  it(`by ${kills} kill -9 with 32 writers and 4 sources`, async () => {
    const chance = createChance(seed);
    const chains = Array.from({ length: kills / livesOfDirectory }, (_, at) => ({
      at,
      chance: chance.branch(`${at}`),
    }));
    await inLanes(chains, 2, async (chain) => {
      const directory = join(scratch.path, `data-${chain.at}`);
      const acknowledged = nothingAcknowledged();
      let last = { appends: 0, signals: 0, blobs: 0 };
      for (let life = 1; life <= livesOfDirectory; life++) {
        const end = await lifeUntilKilled(directory, acknowledged, chain.chance);
        const story = `seed ${seed}, directory ${chain.at}, life ${life}: ${end.complaints}`;
        expect(end.signal, story).toBe('SIGKILL');
        countKill(end);
        const { faults, ...there } = await checkDirectory(directory, acknowledged);
        expect(faults, story).toEqual([]);
        exercise.count('restarts');
        last = there;
      }
      exercise.count('acknowledged appends', sum(acknowledged.appends));
      exercise.count('acknowledged signals', sum(acknowledged.signals));
      exercise.count('blobs', last.blobs);
    });
    expect(() => exercise.finish()).not.toThrow();
  });

  it('and a process that says so too early is found out', async () => {
    const directory = join(scratch.path, 'liar');
    const acknowledged = nothingAcknowledged();
    const probe = new URL('./support/tell-steps.ts?kill=written&after=3', import.meta.url).href;
    await runWriter(writerSetup(directory, { probe, lies: true }), acknowledged).ended;
    const { faults } = await checkDirectory(directory, acknowledged);
    expect(faults.map(({ kind }) => kind)).toContain('lost');
  });
});

function sum(numbers: ReadonlyMap<number, number>): number {
  return [...numbers.values()].reduce((total, number) => total + number, 0);
}
