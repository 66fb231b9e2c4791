import { parseInstant } from '@muster/clocks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeStore } from '../packages/server/src/platform/store/fake/fake-store.ts';
import { openStore } from '../packages/server/src/platform/store/open-store.ts';
import type { Store } from '../packages/server/src/platform/store/store.ts';
import { handClock } from '../packages/server/src/testkit/hand-clock.ts';
import { findPostgres, freshDatabase } from '../packages/server/src/testkit/postgres.ts';
import { openTestMuster } from '../packages/server/src/testkit/test-muster.ts';
import { openPlay } from '../scenarios/dsl/play.ts';
import { createChance, runSeed } from './support/chance.ts';
import { openExercise, sized } from './support/exercise.ts';
import { playDays, seats } from './support/random-year.ts';
import { raceForTimers } from './support/timer-race.ts';
import type { NodeFault, RaceReport } from './support/timer-race.ts';
import { judgeFirings, readFirings } from './support/timer-record.ts';
import type { TimerFault } from './support/timer-record.ts';
import { watchTimers } from './support/timer-watch.ts';

const seed = runSeed();
const years = sized(4, 120);
const races = sized(20, 500);
const exercise = openExercise('P4 timers', seed, sized(120, 1200), [
  'days',
  'incidents',
  'commands',
  'timers set',
  'timers called off',
  'timers across a change of clocks',
  'timers fired',
  'races of two nodes',
  'claims held beyond their lease',
  'claims fenced off',
  'jumps of a clock',
  'controls caught',
]);
const [tenMinutes, hour] = [600_000, 3_600_000];
/** Europe/Dublin goes to summer time and back. */
const clockChanges = ['2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z'].map((text) => parseInstant(text));
const plan = new URL('../packages/plan/starters/saas-chatbot.yaml', import.meta.url);

interface TwoNodes {
  readonly kind: string;
  readonly stores: readonly [Store, Store];
  close(): Promise<void>;
}

const worlds: TwoNodes[] = [];
beforeAll(async () => {
  const shared = createFakeStore();
  worlds.push({ kind: 'fake', stores: [shared, shared], close: () => shared.close() });
  const server = await findPostgres();
  if (server.kind === 'none') throw new Error(server.why);
  const { url, drop } = await freshDatabase(server.url);
  const stores = [await openStore({ kind: 'postgres', url }), await openStore({ kind: 'postgres', url })] as const;
  const close = async () => {
    for (const store of stores) await store.close();
    await drop();
  };
  worlds.push({ kind: 'postgres', stores, close });
});
afterAll(async () => {
  for (const world of worlds) await world.close();
});

function judgeRace({ firings, timers }: RaceReport): readonly TimerFault[] {
  const fired = new Set(firings.map(({ timer }) => timer));
  const missed = timers.filter((timer) => !fired.has(timer));
  return [...judgeFirings(firings), ...missed.map((what): TimerFault => ({ kind: 'missed', what }))];
}

async function race(world: TwoNodes, at: number, fault: NodeFault, skew: number, jump: number): Promise<RaceReport> {
  const chance = createChance(seed).branch(`${world.kind}/${at}/${fault}`);
  return raceForTimers({ stores: world.stores, chance, timers: 60, fault, skew, jump });
}

describe('P4: a deadline fires once in the record, never early', () => {
  it(`through ${years} simulated years of random hands, each timer at its instant`, async () => {
    for (let year = 1; year <= years; year++) {
      const chance = createChance(seed).branch(`year ${year}`);
      const clock = handClock('2026-11-23T09:00:00Z');
      const watch = watchTimers(createFakeStore(clock.now), clock);
      const muster = await openTestMuster({ store: watch.store, clock });
      const scene = await openPlay({ muster, plan, seats });
      const report = await playDays(scene, chance, 365, clockChanges);
      const firings = await readFirings(watch.store, 'example');
      const story = `seed ${seed}, year ${year}`;
      expect(judgeFirings(firings), story).toEqual([]);
      expect(watch.judge(firings, clock.now()), story).toEqual([]);
      exercise.count('days', 365);
      exercise.count('incidents', report.incidents);
      exercise.count('commands', report.done);
      exercise.note('commands refused', report.refused);
      exercise.count('timers set', watch.set());
      exercise.count('timers called off', watch.cancelled());
      exercise.count('timers fired', firings.length);
      for (const change of clockChanges) exercise.count('timers across a change of clocks', watch.across(change));
      await muster.close();
    }
  });

  it.each(['fake', 'postgres'])('when two nodes race for them, on %s', async (kind) => {
    const world = worlds.find((each) => each.kind === kind);
    if (!world) throw new Error(`There are no two nodes on ${kind}.`);
    for (let at = 0; at < races; at++) {
      const report = await race(world, at, 'none', tenMinutes, hour);
      expect(judgeRace(report), `seed ${seed}, ${kind}, race ${at}`).toEqual([]);
      exercise.count('races of two nodes');
      exercise.count('timers fired', report.firings.length);
      exercise.count('claims held beyond their lease', report.stalls);
      exercise.count('claims fenced off', report.fenced);
      exercise.count('jumps of a clock', report.jumps);
    }
  });

  it.each([
    ['a node that forgets the fence fires twice', 'without-fence', 'twice'],
    ['a scheduler that looks a second ahead fires early', 'early', 'early'],
  ] as const)('control: %s', async (_what, fault, kind) => {
    for (const world of worlds) {
      let found: readonly TimerFault[] = [];
      for (let at = 0; at < 20 && found.length === 0; at++)
        found = judgeRace(await race(world, at, fault, 0, 0)).filter((each) => each.kind === kind);
      expect(found.length, `${world.kind} did not show ${kind} (seed ${seed})`).toBeGreaterThan(0);
      exercise.count('controls caught');
    }
  });

  it('and exercised all of it', () => {
    expect(() => exercise.finish()).not.toThrow();
  });
});
