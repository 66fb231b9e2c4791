import { ProblemError, routes } from '@muster/api';
import type { Client } from '@muster/api';
import { parsePeriod } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { readFile } from 'node:fs/promises';
import type { TestMuster } from '../../packages/server/src/testkit/test-muster.ts';
import type { Caller } from '../../packages/server/src/platform/caller.ts';
import { createPerson } from './person.ts';
import type { Person } from './person.ts';
import { createTranscript } from './transcript.ts';
import type { Transcript } from './transcript.ts';

/** A scenario in domain time: people act through the interface, time passes in the plan's own words. */
export interface Play {
  readonly muster: TestMuster;
  readonly transcript: Transcript;
  /** Somebody of the organisation, by the seat they sit in. */
  person(seat: string): Person;
  /** Who sits in a seat, or null for nobody. */
  sitting(seat: string): Person | null;
  everybody(): readonly Person[];
  /** For what a play does that has no word of its own. */
  readonly routes: typeof routes;
  /** The plan in force. */
  readonly plan: CompiledPlan;
  /** Whom the channels rang so far, as the minute and the seat: `03:10 support-lead`. */
  readonly rung: readonly string[];
  /** Muster is down for so long: nothing fires, and all that is late is done at its start. */
  isDown(period: string): Promise<void>;
  /** An administrator takes somebody out of the organisation. */
  leaves(seat: string): Promise<void>;
  /** `30 min`, `4 h`: every timer on the way fires at its instant. */
  passes(period: string): Promise<void>;
  /** What follows by itself happens now: collectors answer, the probe looks, the ledger signs. */
  settles(): Promise<void>;
  /** The assistant asks for all its switches, as an application does before each use; gives their values by key. */
  asks(): Promise<ReadonlyMap<string, boolean | number | string>>;
  /** Alertmanager sends a webhook; gives the id of the group its alerts are in. */
  alerts(webhook: object): Promise<string>;
  /** Expects the next step to be refused with this code, and that nothing changed by it. */
  refused(code: string, step: () => Promise<unknown>): Promise<void>;
}

export interface PlayOptions {
  readonly muster: TestMuster;
  readonly plan: URL;
  /** The seats that are filled, each by a person of its own; `a = b` puts one person into two seats. */
  readonly seats: readonly string[];
  /** Where calls for people are written down. */
  readonly rung?: readonly string[];
}

/** Sets the stage: the plan in force, everybody invited through the public routes and in their seats. */
export async function openPlay({ muster, plan, seats, rung = [] }: PlayOptions): Promise<Play> {
  const { organisation } = muster.parts;
  const start: Caller = { organisation, actor: { kind: 'service', service: 'start' }, via: 'start', idempotency: null };
  const source = await readFile(plan, 'utf8');
  const added = await muster.plans.add(start, { source, replaces: null, note: null });
  if (added.kind !== 'done') throw new Error(`The plan is not in force: ${JSON.stringify(added)}`);
  const first = await muster.people.invite(start, { name: 'Administrator', administrator: true });
  const administrator = muster.client(await signIn(muster.client(null), first.secret));
  const intake = await administrator.call(routes.people.issueServiceToken, {
    body: { scope: 'intake', title: 'Alertmanager' },
  });
  const flags = await administrator.call(routes.people.issueServiceToken, {
    body: { scope: 'flags', title: 'The support assistant' },
  });
  const assistant = muster.client(flags.token);
  const people = new Map<string, Person>();
  const transcript = createTranscript(muster);
  for (const seat of seats) {
    const invited = await administrator.call(routes.people.invite, { body: { name: `The ${seat}`, seats: [seat] } });
    const secret = invited.link.slice(invited.link.indexOf('#') + 1);
    const client = muster.client(await signIn(muster.client(null), secret));
    transcript.names.set(invited.person, seat);
    people.set(seat, createPerson(client, invited.person, muster));
  }
  await muster.readIntake();
  const current = await muster.plans.current(organisation);
  if (current === null) throw new Error('No plan is in force.');

  return {
    routes,
    plan: current.plan,
    rung,
    sitting: (seat) => people.get(seat) ?? null,
    everybody: () => [...people.values()],
    async isDown(period) {
      await transcript.note(`… Muster is down for ${period}`);
      muster.clock.pass(millisecondsOf(period));
      await muster.readIntake();
    },
    async leaves(seat) {
      const person = people.get(seat)?.id ?? '';
      await administrator.call(routes.people.remove, { params: { person }, body: { reason: 'They left' } });
      people.delete(seat);
      await transcript.note(`… ${seat} leaves`);
    },
    muster,
    transcript,
    person(seat) {
      const found = people.get(seat);
      if (!found) throw new RangeError(`Nobody sits in ${seat} in this play.`);
      return found;
    },
    async passes(period) {
      await transcript.note(`… ${period} pass`);
      await muster.pass(millisecondsOf(period));
    },
    settles: muster.readIntake,
    async asks() {
      const served = await assistant.call(routes.flags.all, { body: {} });
      return new Map(served.flags.map(({ key, value }) => [key, value]));
    },
    async alerts(webhook) {
      const before = await groups(administrator);
      await muster
        .client(intake.token)
        .call(routes.signals.alertmanager, { body: new TextEncoder().encode(JSON.stringify(webhook)) });
      await muster.readIntake();
      const after = await groups(administrator);
      const found = after.find((id) => !before.includes(id)) ?? after[0];
      if (found === undefined) throw new Error('The alerts made no group of signals.');
      return found;
    },
    async refused(code, step) {
      const before = await transcript.size();
      const problem = await step().then(
        () => null,
        (error: unknown) => {
          if (error instanceof ProblemError) return error.problem;
          throw error;
        },
      );
      if (problem === null) throw new Error(`It should have been refused with ${code}, but it was done.`);
      if (problem.code !== code)
        throw new Error(`It should have been refused with ${code}, but it was with ${problem.code}: ${problem.detail}`);
      if ((await transcript.size()) !== before)
        throw new Error(`It was refused with ${code}, and yet something changed.`);
      await transcript.note(`✗ ${code}${problem.clause === null ? '' : ` (${problem.clause})`}`);
    },
  };
}

async function signIn(client: Client, secret: string): Promise<string> {
  return (await client.call(routes.people.useLink, { body: { secret } })).token;
}

async function groups(client: Client): Promise<readonly string[]> {
  return (await client.call(routes.signals.list)).items.map((group) => group.id);
}

function millisecondsOf(text: string): number {
  const parsed = parsePeriod(text);
  if (!parsed.ok || parsed.period.kind !== 'elapsed') throw new RangeError(`${text} is no time that passes.`);
  return parsed.period.seconds * 1000;
}
