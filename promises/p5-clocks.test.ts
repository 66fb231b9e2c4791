import { addMilliseconds, parseInstant } from '@muster/clocks';
import { afterAll, describe, expect, it } from 'vitest';
import type { Incident } from '@muster/engine';
import { handCountedLaw } from '../packages/clocks/src/law/fixtures/hand-counted-law.ts';
import type { Regime } from '../packages/clocks/src/law/regime.ts';
import { countCase } from '../packages/clocks/src/law/testing/count-case.ts';
import { disagreement, randomCase, randomFrom } from '../packages/clocks/src/law/testing/random-cases.ts';
import type { RecordedIncidentEvent } from '../packages/engine/src/incident/incident-event.ts';
import { bankPlan } from '../packages/engine/src/testkit/bank-plan.ts';
import { starterPlan } from '../packages/engine/src/testkit/run-incident.ts';
import { createChance, runSeed } from './support/chance.ts';
import type { Chance } from './support/chance.ts';
import { beginClockStory, letTimePass, takeStep } from './support/clock-story.ts';
import { watchClocks } from './support/clock-watch.ts';
import { openExercise, sized } from './support/exercise.ts';

const seed = runSeed();
const stories = sized(400, 4_000);
const cases = sized(5_000, 50_000);
const exercise = openExercise('P5 clocks', seed, sized(60, 600), [
  'deadlines counted by hand',
  'random cases counted twice',
  'stories',
  'commands done',
  'moments on record',
  'moments made earlier',
  'moments made later with a warrant',
  'alarms',
  'controls caught',
]);

type Recorded = readonly RecordedIncidentEvent[];

/** What a watch is shown of a story: as it is, or with a fault in between. */
interface Lens {
  readonly events: (recorded: Recorded) => Recorded;
  readonly state: (incident: Incident) => Incident;
}

const clear: Lens = { events: (recorded) => recorded, state: (incident) => incident };

/** One story of random hands; gives what a moment did that it must not, or null. */
function play(chance: Chance, { events, state }: Lens): string | null {
  const run = beginClockStory(chance.percent(50) ? starterPlan : bankPlan);
  const watch = watchClocks(run.plan);
  let known = 0;
  const look = (hasTimePassed: boolean): string | null => {
    const fresh = run.recorded.slice(known);
    known = run.recorded.length;
    for (const recorded of Object.values(Object.groupBy(fresh, ({ command }) => command))) {
      const fault = watch.hear(events(recorded ?? []));
      if (fault !== null) return fault;
    }
    return watch.look(state(run.incident()), hasTimePassed);
  };
  let found = look(false);
  for (let step = 0; step < 40 && found === null; step += 1) {
    if (takeStep(run, chance).code === null) exercise.count('commands done');
    found = look(false);
    if (found !== null) break;
    letTimePass(run, chance);
    found = look(true);
  }
  exercise.count('moments on record', watch.seen.counts);
  exercise.count('moments made earlier', watch.seen.earlier);
  exercise.count('moments made later with a warrant', watch.seen.later);
  exercise.count('alarms', watch.seen.alarms);
  return found;
}

describe('P5: a clock is never silently lengthened', () => {
  afterAll(() => exercise.finish());

  it('in the deadlines that people counted by hand, each with its citation', () => {
    for (const { regime, stage, citation, cases: rows } of handCountedLaw) {
      expect(citation.length, `${regime} ${stage}`).toBeGreaterThan(7);
      for (const [from, zone, strict, legal] of rows) {
        const { strictDue, legalLatest } = countCase(regime, stage, from, zone);
        expect([strictDue, legalLatest], `${regime} ${stage} from ${from}`).toEqual([
          parseInstant(strict),
          parseInstant(legal === 'same' ? strict : legal),
        ]);
        exercise.count('deadlines counted by hand');
      }
    }
  });

  it(`in ${cases} random cases, against a calculator that walks the calendar`, { timeout: 600_000 }, () => {
    const random = randomFrom(seed);
    for (let at = 0; at < cases; at += 1) {
      expect(disagreement(randomCase(random)), `seed ${seed}, case ${at}`).toBeNull();
      exercise.count('random cases counted twice');
    }
  });

  it('control: a law that counts one day more is seen', () => {
    const random = randomFrom(seed);
    const counted = Array.from({ length: 200 }, () => randomCase(random, ({ term }) => term.kind === 'counted'));
    expect(counted.map((one) => disagreement(one)).filter((each) => each !== null)).toEqual([]);
    expect(counted.some((one) => disagreement(one, oneMore(one.regime)) !== null)).toBe(true);
    exercise.count('controls caught');
  });

  it(`in ${stories} stories of random hands`, { timeout: 1_200_000 }, () => {
    for (let at = 0; at < stories; at += 1) {
      expect(play(createChance(seed).branch(`story ${at}`), clear), `seed ${seed}, story ${at}`).toBeNull();
      exercise.count('stories');
    }
  });

  it.each<[string, Lens, RegExp]>([
    ['a state that is later than its record', { ...clear, state: lengthened }, /is due .*, and the record says/],
    ['a later moment without who allowed it', { ...clear, events: withoutWarrant }, /became later .*nothing on record/],
    ['a later moment that one person moved', { ...clear, events: byOneAlone }, /became later .*one person alone/],
    ['a later moment without a reason', { ...clear, events: withoutReason }, /became later .*no reason/],
    ['an alarm that did not ring', { ...clear, events: withoutAlarms }, /did not call at/],
  ])('control: %s is seen', (_, lens, sentence) => {
    let found: string | null = null;
    for (let at = 0; at < 200 && found === null; at += 1)
      found = play(createChance(seed).branch(`control ${at}`), lens);
    expect(found).toMatch(sentence);
    exercise.count('controls caught');
  });
});

/** The same law with every length a day, an hour or a month longer. */
function oneMore(regime: Regime): Regime {
  const stages = regime.stages.map((stage) => {
    const { term } = stage;
    if (term.kind !== 'counted') return stage;
    return { ...stage, term: { ...term, length: { ...term.length, count: term.length.count + 1 } } };
  });
  return { ...regime, stages };
}

/** A reducer that gives an hour more than the event says, once a clock was decided about. */
function lengthened(incident: Incident): Incident {
  const clocks = Object.entries(incident.clocks).map(([key, clock]) => {
    if (clock.applicability.kind !== 'applies') return [key, clock] as const;
    const stages = Object.entries(clock.stages).map(([name, stage]) => {
      const history = stage.history.map((due) => ({
        ...due,
        strictDue: due.strictDue === null ? null : addMilliseconds(due.strictDue, 3_600_000),
      }));
      return [name, { ...stage, history }] as const;
    });
    return [key, { ...clock, stages: Object.fromEntries(stages) }] as const;
  });
  return { ...incident, clocks: Object.fromEntries(clocks) };
}

const warrants = new Set(['clock-anchor-set', 'clock-suspended', 'clock-resumed', 'clock-stage-reported']);

function withoutWarrant(recorded: Recorded): Recorded {
  return recorded.filter(({ type }) => !warrants.has(type));
}

function byOneAlone(recorded: Recorded): Recorded {
  return recorded.map((event) =>
    event.type === 'clock-anchor-set' && event.data.later !== null
      ? { ...event, actor: { kind: 'person', person: event.data.later.askedBy } }
      : event,
  );
}

function withoutReason(recorded: Recorded): Recorded {
  return recorded.map((event) =>
    event.type === 'clock-due-set' ? { ...event, data: { ...event.data, reason: null } } : event,
  );
}

function withoutAlarms(recorded: Recorded): Recorded {
  return recorded.filter(({ type }) => type !== 'clock-alarmed');
}
