import { addMilliseconds } from '@muster/clocks';
import { declaredIncident, said } from '../../packages/engine/src/testkit/run-incident.ts';
import type { IncidentRun } from '../../packages/engine/src/testkit/run-incident.ts';
import type { IncidentCommand } from '@muster/engine';
import type { Chance } from './chance.ts';

const hour = 3_600_000;
const people = [
  'general-counsel',
  'deputy-counsel',
  'privacy-counsel',
  'security-lead',
  'operations-lead',
  'chief-executive',
] as const;
const levels = ['low', 'medium', 'high', 'critical'] as const;
const waits = [0, 0, 1, 7, 30, 26 * 60, 9 * 24 * 60] as const;

/** What one step of a story left behind. */
export interface ToldStep {
  readonly who: string;
  readonly code: string | null;
}

/** An incident with clocks, with random hands on it: facts set and corrected, moments moved, severity, silence, reports. */
export function beginClockStory(yaml: string): IncidentRun {
  return declaredIncident('sensitive-data-exposure', yaml);
}

/** One step: somebody does something, and time passes; every alarm on the way rings. */
export function takeStep(run: IncidentRun, chance: Chance): ToldStep {
  const who = chance.pick(people);
  const code = run.does(who, commandOf(run, chance));
  return { who, code };
}

/** Minutes up to nine days, so that stories cross weekends, holidays and the changes of the clocks. */
export function letTimePass(run: IncidentRun, chance: Chance): void {
  run.passes(chance.pick(waits));
}

function commandOf(run: IncidentRun, chance: Chance): IncidentCommand {
  const incident = run.incident();
  const clocks = Object.values(incident.clocks);
  const clock = clocks[chance.below(clocks.length)];
  const key = clock?.key ?? 'none';
  const stages = Object.keys(clock?.stages ?? {});
  const stage = stages[chance.below(stages.length)] ?? 'none';
  const at = addMilliseconds(run.now(), chance.between(-40, 40) * hour);
  const times = Object.entries(run.plan.facts).flatMap(([id, { answer }]) => (answer.kind === 'time' ? [id] : []));
  const fact = times[chance.below(times.length)] ?? 'aware_at';
  const asked = incident.anchors[fact]?.asked?.to ?? at;
  const reason = said('Because');
  const all: readonly [IncidentCommand, ...IncidentCommand[]] = [
    { type: 'record-fact', fact, answer: { state: 'value', value: at } },
    { type: 'record-fact', fact, answer: { state: 'value', value: at } },
    { type: 'record-fact', fact, answer: { state: 'unknown', because: reason } },
    { type: 'record-fact', fact: 'exposed_data', answer: { state: 'value', value: chance.pick(['none', 'personal']) } },
    { type: 'record-fact', fact: 'material', answer: { state: 'value', value: chance.percent(50) } },
    { type: 'ask-later-anchor', fact, reason },
    { type: 'ask-later-anchor', fact, reason },
    { type: 'confirm-later-anchor', fact, to: asked },
    { type: 'confirm-later-anchor', fact, to: asked },
    { type: 'decide-applicability', clock: key, answer: chance.pick(['applies', 'does-not-apply']), rationale: reason },
    { type: 'report-clock', clock: key, stage, sentAt: run.now(), reference: null, proof: null, lateBecause: reason },
    { type: 'suspend-clock', clock: key, authority: reason, reference: reason, until: chance.percent(30) ? null : at },
    { type: 'resume-clock', clock: key, reason },
    { type: 'raise-severity', to: chance.pick(levels), reason },
    { type: 'lower-severity', to: chance.pick(levels), reason },
    { type: 'attach-signals', groups: [], firstSignalAt: addMilliseconds(at, -41 * hour) },
  ];
  return chance.pick(all);
}
