import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { ContentRef, IncidentCommand } from '@muster/engine';
import type { Caller } from '../../packages/server/src/platform/caller.ts';
import type { SealedContent } from '../../packages/server/src/platform/store/store.ts';
import type { TestMuster } from '../../packages/server/src/testkit/test-muster.ts';
import type { Play } from '../../scenarios/dsl/play.ts';
import type { Chance } from './chance.ts';

export const seats = [
  'security-lead',
  'security-deputy',
  'general-counsel',
  'privacy-counsel',
  'operations-lead',
  'support-lead',
  'ml-lead',
  'platform-lead',
  'communications-lead',
  'chief-operating-officer',
] as const;

const minute = 60_000;
const hour = 60 * minute;

export interface YearReport {
  readonly incidents: number;
  /** Commands that were carried out. */
  readonly done: number;
  /** Commands that were refused: random hands try what they may not. */
  readonly refused: number;
}

/**
 * People do what comes into their heads for so many days: declare, answer, decide, approve, forget. Shortly before each
 * of the given moments something happens for certain.
 */
export async function playDays(
  scene: Play,
  chance: Chance,
  days: number,
  moments: readonly Instant[],
): Promise<YearReport> {
  const { muster } = scene;
  const end = addMilliseconds(muster.clock.now(), days * 24 * hour);
  let [incidents, done, refused] = [0, 0, 0];
  while (muster.clock.now() < end) {
    const incident = await declare(scene, chance);
    incidents += 1;
    for (let steps = chance.between(4, 24); steps > 0; steps--) {
      if (await step(scene, chance, incident)) done += 1;
      else refused += 1;
      await muster.pass(chance.pick([0, 1, 1_000, 7 * minute, 31 * minute, 2 * hour, 9 * hour, 30 * hour]));
    }
    const idle = chance.between(0, 2 * 24) * hour;
    const now = muster.clock.now();
    const moment = moments.find((each) => each > now && each < addMilliseconds(now, idle + 12 * hour));
    const before = moment && Date.parse(moment) - Date.parse(now) - chance.between(1, 12) * hour;
    await muster.pass(Math.max(0, before ?? idle));
  }
  return { incidents, done, refused };
}

function callerOf({ muster, person }: Play, seat: string): Caller {
  const actor = { kind: 'person', person: person(seat).id } as const;
  return { organisation: muster.parts.organisation, actor, via: 'promise', idempotency: null };
}

/** Gives its reference. */
async function declare(scene: Play, chance: Chance): Promise<string> {
  const types = ['prompt-injection', 'sensitive-data-exposure', 'incorrect-output', 'vendor-outage'] as const;
  const { ref, row } = await scene.muster.writer.text('Something happened');
  const declared = await scene.muster.incidents.declare(
    callerOf(scene, 'security-lead'),
    {
      kind: 'live',
      incidentType: chance.pick(types),
      system: 'support-assistant',
      title: ref,
      summary: null,
      signalGroups: [],
    },
    { sealed: [row], destroyed: [] },
    (after) => after.reference,
  );
  if (!declared.ok) throw new Error(declared.refusal.message);
  return declared.value;
}

/** Whether it was carried out. */
async function step(scene: Play, chance: Chance, incident: string): Promise<boolean> {
  const sealed: SealedContent[] = [];
  const text = async (said: string): Promise<ContentRef> => {
    const { ref, row } = await scene.muster.writer.text(said);
    sealed.push(row);
    return ref;
  };
  const command = await randomCommand(scene.muster, chance, incident, text);
  if (command === null) return false;
  const content = { sealed, destroyed: [] };
  const caller = callerOf(scene, chance.pick(seats));
  return (await scene.muster.incidents.run(caller, incident, command, content, () => null)).ok;
}

/** Null where there is no action to act on. */
async function randomCommand(
  muster: TestMuster,
  chance: Chance,
  incident: string,
  text: (said: string) => Promise<ContentRef>,
): Promise<IncidentCommand | null> {
  const tasks = ['triage', 'legal-review', 'contain-the-system', 'collect-evidence', 'root-cause', 'restore'] as const;
  switch (chance.below(12)) {
    case 0: {
      const value = chance.pick(['none', 'internal', 'confidential', 'personal']);
      return { type: 'record-fact', fact: 'exposed_data', answer: { state: 'value', value } };
    }
    case 1:
      return {
        type: 'record-fact',
        fact: 'people_affected',
        answer: { state: 'value', value: chance.pick([0, 5_000]) },
      };
    case 2: {
      const because = await text('Nobody can say yet');
      return {
        type: 'record-fact',
        fact: chance.pick(['material', 'customer_impact']),
        answer: { state: 'unknown', because },
      };
    }
    case 3:
      return { type: 'raise-severity', to: chance.pick(['high', 'critical']), reason: await text('It looks worse') };
    case 4:
      return { type: 'lower-severity', to: chance.pick(['low', 'medium']), reason: await text('It looks better') };
    case 5:
    case 6:
      return { type: 'do-task', task: chance.pick(tasks), note: null };
    case 7: {
      const [choice, rationale] = [await text('As proposed'), await text('It is quickest')];
      const decision = chance.pick(['containment', 'continuity']);
      return { type: 'record-decision', decision, choice, rationale, marking: { kind: 'factual' } };
    }
    case 8:
      return { type: 'enter-stage', stage: chance.pick(['classify', 'contain', 'investigate', 'recover', 'review']) };
    case 9: {
      const action = chance.pick(['support-assistant.stop', 'support-assistant.throttle']);
      return { type: 'propose-action', action, parameters: {}, undoes: null, reason: await text('Stop it') };
    }
    case 10:
      return actOn('approve-action', muster, chance, incident);
    default:
      if (chance.percent(80)) return actOn('execute-action', muster, chance, incident);
      return { type: 'close', outcome: 'near-miss', review: await text('It is over') };
  }
}

async function actOn(
  type: 'approve-action' | 'execute-action',
  muster: TestMuster,
  chance: Chance,
  incident: string,
): Promise<IncidentCommand | null> {
  const found = await muster.incidents.find(muster.parts.organisation, incident);
  const [first, ...others] = found?.incident.actions ?? [];
  if (!first) return null;
  const { number, digest } = chance.pick([first, ...others]);
  return type === 'approve-action' ? { type, number, digest } : { type, number, digest, doNotWait: null };
}
