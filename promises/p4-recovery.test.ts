import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../packages/server/src/platform/store/open-store.ts';
import { handClock } from '../packages/server/src/testkit/hand-clock.ts';
import { openTestMuster } from '../packages/server/src/testkit/test-muster.ts';
import { openPlay } from '../scenarios/dsl/play.ts';
import { createChance, runSeed } from './support/chance.ts';
import { openExercise, sized } from './support/exercise.ts';
import type { KillPoint, NodeSetup } from './support/node-setup.ts';
import { inLanes, openScratch } from './support/scratch.ts';
import type { Scratch } from './support/scratch.ts';
import { judgeFirings, readFirings } from './support/timer-record.ts';

const seed = runSeed();
const rounds = sized(2, 25);
const incidents = 6;
/** The promise: within five seconds of being due, or of the recovery. */
const latest = 5_000;
const exercise = openExercise('P4 recovery', seed, sized(240, 3000), [
  'kills',
  'kills with a claim in hand',
  'recoveries',
  'deadlines fired once',
]);
const plan = new URL('../packages/plan/starters/saas-chatbot.yaml', import.meta.url);
const node = new URL('./support/deadline-process.ts', import.meta.url).pathname;

let scratch: Scratch;
let template: string;
/** When the first deadline of the template comes due, and when all have that a round waits for. */
let firstDue: Instant;
let lastDue: Instant;

beforeAll(async () => {
  scratch = openScratch();
  template = join(scratch.path, 'template');
  const clock = handClock('2026-11-23T09:00:00Z');
  const store = await openStore({ kind: 'sqlite', directory: template }, clock.now);
  const muster = await openTestMuster({ store, clock });
  const scene = await openPlay({ muster, plan, seats: ['security-lead', 'general-counsel'] });
  for (let at = 0; at < incidents; at++) {
    const lead = scene.person('security-lead');
    const incident = await lead.declares({ type: 'prompt-injection', title: 'Leak', system: 'support-assistant' });
    await lead.raises(incident, 'critical', 'Everybody is affected');
    clock.pass(150);
  }
  firstDue = (await store.nextTimerDue()) ?? clock.now();
  // Critical: several deadlines fifteen minutes after the first signal, others after thirty.
  lastDue = addMilliseconds(firstDue, 2_000);
  await muster.close();
});
afterAll(() => scratch.remove());

interface NodeLife {
  /** By its own clock; null when it died before. */
  readonly readyAt: Instant | null;
  readonly signal: unknown;
  readonly complaints: string;
}

async function live(setup: NodeSetup): Promise<NodeLife> {
  const args = ['--disable-warning=ExperimentalWarning', node, JSON.stringify(setup)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let readyAt: Instant | null = null;
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    if (line.startsWith('ready ')) readyAt = parseInstant(line.slice(6));
  });
  const [[, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  return { readyAt, signal, complaints };
}

type Death = { readonly kind: 'point'; readonly at: KillPoint } | { readonly kind: 'step'; readonly at: string };

const deaths: readonly Death[] = [
  ...(['claimed', 'deciding', 'decided', 'appended'] as const).map((at): Death => ({ kind: 'point', at })),
  ...['begin', 'written', 'committed', 'flushed', 'answered'].map((at): Death => ({ kind: 'step', at })),
];

/** How often a point may pass before the kill. A slow start finds everything due at once, and claims all of it in one. */
function latestDeath(death: Death): number {
  if (death.kind === 'step') return 12;
  return death.at === 'claimed' ? 0 : 3;
}

function setupOf(directory: string, offsetMilliseconds: number, death: Death | null, after: number): NodeSetup {
  const setup = { directory, offsetMilliseconds, until: lastDue, kill: null, probe: null };
  if (death === null) return setup;
  if (death.kind === 'point') return { ...setup, kill: { at: death.at, after } };
  return { ...setup, probe: new URL(`./support/tell-steps.ts?kill=${death.at}&after=${after}`, import.meta.url).href };
}

describe('P4: a deadline fires once in the record, within 5 s of being due or of recovery', () => {
  it(`although the server is killed at ${deaths.length} points between claim and append`, async () => {
    const chance = createChance(seed);
    const works = Array.from({ length: rounds }, (_, round) => deaths.map((death) => ({ round, death }))).flat();
    let worst = 0;
    await inLanes(works, 1, async ({ round, death }) => {
      const story = `seed ${seed}, killed at ${death.at}, round ${round}`;
      const directory = join(scratch.path, `${round}-${death.at}`);
      cpSync(template, directory, { recursive: true });
      // The first deadline comes due a moment after the server is up.
      const offset = Date.parse(firstDue) - Date.now() - chance.between(300, 900);
      const killed = await live(setupOf(directory, offset, death, chance.between(0, latestDeath(death))));
      expect(killed.signal, `${story}: ${killed.complaints}`).toBe('SIGKILL');
      exercise.count('kills');
      if (death.kind === 'point' && death.at !== 'appended') exercise.count('kills with a claim in hand');
      const recovered = await live(setupOf(directory, offset, null, 0));
      expect(recovered.signal, `${story}: ${recovered.complaints}`).toBeNull();
      exercise.count('recoveries');
      const lateness = await judge(directory, recovered.readyAt ?? firstDue, story);
      worst = Math.max(worst, ...lateness);
      exercise.count('deadlines fired once', lateness.length);
    });
    exercise.note('worst milliseconds after due or recovery', worst);
    expect(() => exercise.finish()).not.toThrow();
    expect(worst).toBeLessThanOrEqual(latest);
  });
});

/** Each due deadline once and never early; gives how late each was, counted from the later of due and recovery. */
async function judge(directory: string, recoveredAt: Instant, story: string): Promise<readonly number[]> {
  const store = await openStore({ kind: 'sqlite', directory });
  try {
    const firings = await readFirings(store, 'example');
    expect(judgeFirings(firings), story).toEqual([]);
    expect(await store.countTimersDueBefore(lastDue), story).toBe(0);
    expect(firings.length, story).toBeGreaterThanOrEqual(incidents);
    return firings.map(({ dueAt, recordedAt }) => {
      // What fired before the kill was on time by its own due instant; the later bound is the recovery's.
      const should = recordedAt < recoveredAt || dueAt > recoveredAt ? dueAt : recoveredAt;
      return Date.parse(recordedAt) - Date.parse(should);
    });
  } finally {
    await store.close();
  }
}
