import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { describe, expect, it } from 'vitest';
import { fireTimer } from '../packages/server/src/muster-loops.ts';
import { createFakeStore } from '../packages/server/src/platform/store/fake/fake-store.ts';
import { StoreError } from '../packages/server/src/platform/store/store-error.ts';
import type { Store } from '../packages/server/src/platform/store/store.ts';
import { fireDueTimers } from '../packages/server/src/platform/time/timer-turn.ts';
import { handClock } from '../packages/server/src/testkit/hand-clock.ts';
import type { HandClock } from '../packages/server/src/testkit/hand-clock.ts';
import { openTestMuster } from '../packages/server/src/testkit/test-muster.ts';
import type { TestMuster } from '../packages/server/src/testkit/test-muster.ts';
import { openPlay } from '../scenarios/dsl/play.ts';
import { openExercise } from './support/exercise.ts';
import { judgeFirings, readFirings } from './support/timer-record.ts';
import type { Firing } from './support/timer-record.ts';

const plan = new URL('../packages/plan/starters/saas-chatbot.yaml', import.meta.url);
const exercise = openExercise('P4 scheduler', 0, 10, [
  'clocks set back with a claim in hand',
  'appends that failed',
  'deadlines fired',
]);

interface Stage {
  readonly muster: TestMuster;
  readonly clock: HandClock;
  readonly store: Store;
  /** The first deadline, and the stream of the incident it belongs to. */
  readonly due: Instant;
}

/** Three critical incidents, a minute apart: several deadlines of each fifteen minutes after it. */
async function threeIncidents(wrap: (store: Store, clock: HandClock) => Store): Promise<Stage> {
  const clock = handClock('2026-11-23T09:00:00Z');
  const store = wrap(createFakeStore(clock.now), clock);
  const muster = await openTestMuster({ store, clock });
  const lead = (await openPlay({ muster, plan, seats: ['security-lead'] })).person('security-lead');
  for (let at = 0; at < 3; at++) {
    const incident = await lead.declares({ type: 'prompt-injection', title: 'Leak', system: 'support-assistant' });
    await lead.raises(incident, 'critical', 'Everybody is affected');
    clock.pass(60_000);
  }
  return { muster, clock, store, due: (await store.nextTimerDue()) ?? clock.now() };
}

/** The loop of the server: looks, and looks again after a fault. */
async function look({ muster, store, clock }: Stage): Promise<void> {
  await fireDueTimers(store, clock, fireTimer(muster)).catch((error: unknown) => {
    const faults: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
    if (!faults.every((fault) => fault instanceof StoreError)) throw error;
  });
}

/** Time passes, second by second, as the loop sees it. */
async function watch(stage: Stage, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await look(stage);
    stage.clock.pass(1_000);
  }
}

describe('P4: a deadline fires once in the record, never early', () => {
  it('when the clock goes back an hour between claim and decision, it waits for its instant and is not lost', async () => {
    let back = false;
    const stage = await threeIncidents((store, clock) => ({
      ...store,
      claimTimers: async (now, lease, limit) => {
        const claimed = await store.claimTimers(now, lease, limit);
        if (back && claimed.length > 0) {
          back = false;
          clock.pass(-3_600_000);
          exercise.count('clocks set back with a claim in hand');
        }
        return claimed;
      },
    }));
    const { clock, store, due } = stage;
    clock.set(due);
    back = true;
    await look(stage);
    expect(clock.now() < due).toBe(true);
    expect(await readFirings(store, 'example')).toEqual([]);
    clock.set(due);
    await watch(stage, 15);
    const firings = await readFirings(store, 'example');
    expect(judgeFirings(firings)).toEqual([]);
    expect(firings.map(({ dueAt }) => dueAt)).toContain(due);
    exercise.count('deadlines fired', firings.length);
    await stage.muster.close();
  });

  it('when the stream of one incident cannot be written, those of the others fire in time', async () => {
    let damaged: string | null = null;
    const stage = await threeIncidents((store) => ({
      ...store,
      append: async (append) => {
        if (damaged !== null && append.fence && append.streams.some(({ stream }) => stream === damaged)) {
          exercise.count('appends that failed');
          throw new StoreError('corrupt', 'The stream is damaged.');
        }
        return store.append(append);
      },
    }));
    const { clock, store, due } = stage;
    clock.set(due);
    const [first] = (await store.listStreams('example', 'incident/', { limit: 1, after: null, order: 'rising' })).items;
    damaged = first ?? '';
    await watch(stage, 150);
    const others = (await readFirings(store, 'example')).filter(({ timer }) => !damaged?.endsWith(incidentOf(timer)));
    expect(new Set(others.map(({ timer }) => incidentOf(timer))).size).toBe(2);
    expect(Math.max(...others.map(lateness))).toBeLessThanOrEqual(5_000);
    exercise.count('deadlines fired', others.length);
    damaged = null;
    await watch(stage, 15);
    const all = await readFirings(store, 'example');
    expect(judgeFirings(all)).toEqual([]);
    expect(await store.countTimersDueBefore(addMilliseconds(clock.now(), -15_000))).toBe(0);
    await stage.muster.close();
  });

  it('and exercised all of it', () => {
    expect(() => exercise.finish()).not.toThrow();
  });
});

/** `INCIDENT/obligation-due/SUBJECT/REVISION`. */
function incidentOf(timer: string): string {
  return timer.slice(0, timer.indexOf('/'));
}

function lateness({ dueAt, recordedAt }: Firing): number {
  return Date.parse(recordedAt) - Date.parse(dueAt);
}
