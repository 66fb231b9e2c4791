import { ProblemError, routes } from '@muster/api';
import { parsePlan } from '@muster/plan';
import type { CompiledPlan } from '@muster/plan';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { IncidentCommand } from '@muster/engine';
import { declaredIncident, said, starterPlan } from '../packages/engine/src/testkit/run-incident.ts';
import { openStore } from '../packages/server/src/platform/store/open-store.ts';
import { handClock } from '../packages/server/src/testkit/hand-clock.ts';
import { staffedMuster } from '../packages/server/src/testkit/staffed-muster.ts';
import { createChance, runSeed } from './support/chance.ts';
import type { Chance } from './support/chance.ts';
import { openExercise, sized } from './support/exercise.ts';
import { createGateOracle } from './support/gate-oracle.ts';

const seed = runSeed();
const sequences = sized(10_000, 100_000);
const exercise = openExercise('P3 gates', seed, sized(60, 600), [
  'sequences',
  'commands',
  'approvals',
  'gated actions run',
  'attempts refused at a gate',
  'racing clients',
  'controls caught',
]);

const cast = [
  'security-lead',
  'security-deputy',
  'security-analyst',
  'operations-lead',
  'support-lead',
  'service-manager',
  'general-counsel',
  'chief-operating-officer',
  'ml-lead',
] as const;
const gated = [
  'support-assistant.stop',
  'support-assistant.throttle',
  'notify-customers',
  'retain-outside-counsel',
] as const;

/** One story of random hands; gives why an action that ran must not have, or null. */
function play(chance: Chance, yaml: string, truth: CompiledPlan): string | null {
  const run = declaredIncident('sensitive-data-exposure', yaml);
  const oracle = createGateOracle(truth);
  let people = [...truth.seats];
  let holders: Record<string, string> = Object.fromEntries(truth.seats.map((seat) => [seat, seat]));
  const digestOf = (number: number) => run.incident().actions.find((each) => each.number === number)?.digest ?? '';
  const proven = new Set<number>();

  /** Who it was: a machine that is called like a person is not that person. */
  let actor = '';
  function does(person: string, command: IncidentCommand): string | null {
    const before = run.history.length;
    const kind = chance.percent(4) ? chance.pick(['elevated', 'service'] as const) : 'person';
    actor = kind === 'service' ? `service:${person}` : person;
    const code = run.doesAs(kind === 'service' ? { kind, service: person } : { kind, person }, command);
    exercise.count('commands');
    if (code?.startsWith('approval/') === true) exercise.count('attempts refused at a gate');
    for (const event of run.recorded.slice(before)) {
      if (event.type === 'approval-expired') oracle.voided(event.data.number, event.data.people);
    }
    return code;
  }

  for (let step = 0; step < 24; step += 1) {
    const person = chance.pick(cast);
    const known = run.incident().actions.length;
    const number = known === 0 ? 1 : chance.between(1, known);
    const digest = chance.percent(8) ? 'f'.repeat(64) : digestOf(number);
    const dice = chance.below(100);
    if (dice < 12 || known === 0) {
      const action = chance.pick(gated);
      const done = does(person, {
        type: 'propose-action',
        action,
        parameters: {},
        undoes: null,
        reason: said('It leaks'),
      });
      if (done === null) oracle.formed(known + 1, actor, digestOf(known + 1));
    } else if (dice < 20) {
      const parameters = { message: said('x'.repeat(chance.between(1, 9))) };
      const done = does(person, { type: 'amend-action', number, parameters, reason: said('Say so') });
      if (done === null) oracle.formed(number, actor, digestOf(number));
    } else if (dice < 62) {
      const done = does(person, { type: 'approve-action', number, digest });
      if (done === null) {
        exercise.count('approvals');
        oracle.approved(number, actor, digest, run.now());
      }
    } else if (dice < 84) {
      const gate = run.incident().actions.find((each) => each.number === number)?.gate?.gate ?? null;
      const verdict = gate === null ? null : oracle.verdict(number, gate, { holders, people }, run.now());
      const done = does(person, { type: 'execute-action', number, digest, doNotWait: said('It leaks on') });
      if (done === null && gate !== null && !proven.has(number)) {
        proven.add(number);
        exercise.count('gated actions run');
        if (verdict !== null) return `A-${number} ran. ${verdict}`;
      }
    } else if (dice < 89) {
      const seat = chance.pick(cast);
      run.moves(person, seat);
      holders = Object.fromEntries(Object.entries(holders).filter(([, holder]) => holder !== person));
      holders[seat] = person;
    } else if (dice < 92 && people.length > truth.seats.length - 3) {
      run.leaves(person);
      people = people.filter((each) => each !== person);
    } else if (dice < 96) {
      const before = run.history.length;
      run.passes(chance.between(1, 200));
      for (const event of run.recorded.slice(before))
        if (event.type === 'approval-expired') oracle.voided(event.data.number, event.data.people);
    } else run.ledgerSigns();
  }
  return null;
}

function planOf(yaml: string): CompiledPlan {
  const parsed = parsePlan(yaml, 'plan.yaml');
  if (!parsed.ok) throw new Error('The plan does not parse.');
  return parsed.plan;
}

describe('P3: no gated action runs without its quorum', () => {
  afterAll(() => exercise.finish());

  it(`in ${sequences} stories of random hands`, { timeout: 2_400_000 }, () => {
    const truth = planOf(starterPlan);
    for (let at = 0; at < sequences; at += 1) {
      expect(
        play(createChance(seed).branch(`story ${at}`), starterPlan, truth),
        `seed ${seed}, story ${at}`,
      ).toBeNull();
      exercise.count('sequences');
    }
  });

  it.each([
    ['a gate that lets one function through', '[1 of operations, 1 of security]', '[1 of operations]'],
    ['a gate that counts other people', '[1 of operations, 1 of security]', '[1 of engineering, 1 of security]'],
  ])('control: %s is seen', (_, wanted, planted) => {
    const truth = planOf(starterPlan);
    const weak = starterPlan.replace(wanted, planted);
    expect(weak).not.toBe(starterPlan);
    let found: string | null = null;
    for (let at = 0; at < 2_000 && found === null; at += 1)
      found = play(createChance(seed).branch(`control ${at}`), weak, truth);
    expect(found).toMatch(/^A-\d+ ran\. Its gate wants operations and security/);
    exercise.count('controls caught');
  });

  it(
    'when 64 clients press at once, on the disk: it runs once, after two people said yes',
    { timeout: 120_000 },
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'muster-p3-'));
      const clock = handClock('2026-11-23T09:00:00Z');
      const store = await openStore({ kind: 'sqlite', directory }, clock.now);
      const seats = ['security-lead', 'security-deputy', 'operations-lead', 'support-lead', 'ml-lead'];
      const staff = await staffedMuster(seats, { clock, store });
      for (let round = 0; round < sized(4, 40); round += 1) {
        const body = { type: 'prompt-injection', title: 'A leak', system: 'support-assistant' };
        const { reference: incident } = await staff.at('ml-lead').call(routes.incidents.declare, { body });
        const asked = { action: 'support-assistant.stop', reason: 'It leaks' };
        const { number } = await staff
          .at('ml-lead')
          .call(routes.incidents.propose, { params: { incident }, body: asked });
        const { actions } = await staff.at('ml-lead').call(routes.incidents.show, { params: { incident } });
        const digest = actions[0]?.digest ?? '';
        const press = async (at: number) => {
          const person = staff.at(seats[at % seats.length] ?? '');
          const params = { incident, number };
          exercise.count('racing clients');
          await (
            at % 2 === 0
              ? person.call(routes.incidents.approve, { params, body: { digest } })
              : person.call(routes.incidents.execute, { params, body: { digest, doNotWait: 'It leaks on' } })
          ).catch((error: unknown) => {
            if (!(error instanceof ProblemError)) throw error;
          });
        };
        await Promise.all(Array.from({ length: 64 }, (_, at) => press(at)));
        await Promise.all(Array.from({ length: 64 }, (_, at) => press(at)));
        const found = await staff.muster.incidents.find('example', incident);
        const events = await store.loadStream('example', `incident/${found?.incident.id}`);
        const types = events.map(({ type }) => type);
        expect(types.filter((type) => type === 'action-executed')).toHaveLength(1);
        const progress = found?.incident.actions[0]?.progress;
        const approvedBy = progress?.kind === 'executed' ? progress.approvedBy : [];
        expect(new Set(approvedBy).size).toBe(2);
        expect(approvedBy).not.toContain(staff.personIn('ml-lead'));
        expect(types.indexOf('action-executed')).toBeGreaterThan(types.lastIndexOf('action-approved'));
      }
      await staff.muster.close();
      await rm(directory, { recursive: true, force: true });
    },
  );
});
