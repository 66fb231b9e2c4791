import type { CompiledPlan } from '@muster/plan';
import { personOf } from '../../actor.ts';
import { entry } from '../../entry.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import { timeOf } from '../clocks/anchors-of.ts';
import { clockAlarms } from '../clocks/clock-alarms.ts';
import type { ClockCommand } from '../clocks/clock-commands.ts';
import { registered } from '../clocks/clock-register.ts';
import type { IncidentClock } from '../clocks/incident-clock.ts';
import { dueOf } from '../clocks/incident-clock.ts';
import { isSettled } from '../clocks/open-stages.ts';
import { personInSeat, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { happened } from './decision.ts';
import type { CommandOf, Decide, Decision } from './decision.ts';

type OnClock = Extract<ClockCommand, { readonly clock: string }>;

/** What people say about clocks. Counsel decides; whoever answers for a clock reports it as well. */
export const decideClock: Decide<ClockCommand['type']> = (plan, incident, command, context) => {
  switch (command.type) {
    case 'ask-later-anchor':
      return askLater(plan, incident, command, context);
    case 'confirm-later-anchor':
      return confirmLater(plan, incident, command, context);
    case 'decide-applicability':
    case 'report-clock':
    case 'waive-clock':
    case 'suspend-clock':
    case 'resume-clock':
      return onClock(plan, incident, command, context);
  }
};

function onClock(plan: CompiledPlan, incident: Incident, command: OnClock, context: DecisionContext): Decision {
  const clock = entry(incident.clocks, command.clock);
  if (clock === undefined) return refuseUnknown(incident, command.clock);
  const ofCounsel = sitsIn(plan, incident, context, ['legal', 'privacy']);
  if (!ofCounsel && !(command.type === 'report-clock' && answersFor(plan, incident, clock, context)))
    return refuse(
      'clock/not-yours',
      `Legal or privacy decide about ${clock.key}; whoever answers for it reports it as well.`,
      'Ask one of them.',
      clock.clause,
    );
  switch (command.type) {
    case 'decide-applicability': {
      const { clock: key, answer, rationale } = command;
      return happened({ type: 'clock-applicability-decided', data: { clock: key, answer, rationale } });
    }
    case 'report-clock':
      return report(incident, clock, command, context);
    case 'waive-clock':
      return waive(clock, command);
    case 'suspend-clock':
      return suspend(clock, command, context);
    case 'resume-clock':
      return resume(clock, command, context);
  }
}

function report(
  incident: Incident,
  clock: IncidentClock,
  command: CommandOf<'report-clock'>,
  { now }: DecisionContext,
): Decision {
  const { stage: name, sentAt, reference, proof, lateBecause } = command;
  const stage = entry(clock.stages, name);
  if (stage === undefined) return refuseStage(clock, name);
  if (isSettled(stage)) return refuseSettled(clock, name);
  const { anchoredAt, strictDue } = dueOf(stage);
  if (sentAt > now || sentAt < (anchoredAt ?? incident.firstSignalAt))
    return refuse(
      'clock/impossible-time',
      `It counts from ${anchoredAt ?? incident.firstSignalAt}, and it is ${now} now.`,
      'Name an instant between the two.',
      clock.clause,
    );
  if (proof !== null && !incident.evidence.some(({ number }) => number === proof))
    return refuse(
      'clock/unknown-proof',
      `${incident.reference} has no evidence E-${proof}.`,
      'Attach what was sent as evidence first, and name its number.',
      clock.clause,
    );
  const late = strictDue !== null && sentAt > strictDue;
  if (late && lateBecause === null)
    return refuse(
      'clock/late-without-reason',
      `It was due at ${strictDue} and was sent at ${sentAt}.`,
      'Say why it is late.',
      clock.clause,
    );
  const data = { clock: clock.key, stage: name, sentAt, reference, proof, lateBecause: late ? lateBecause : null };
  return happened({ type: 'clock-stage-reported', data });
}

function waive(clock: IncidentClock, { stage: name, reason }: CommandOf<'waive-clock'>): Decision {
  const stage = entry(clock.stages, name);
  if (stage === undefined) return refuseStage(clock, name);
  if (isSettled(stage)) return refuseSettled(clock, name);
  return happened({ type: 'clock-stage-waived', data: { clock: clock.key, stage: name, reason } });
}

function suspend(
  clock: IncidentClock,
  { authority, reference, until }: CommandOf<'suspend-clock'>,
  { now }: DecisionContext,
): Decision {
  if (until !== null && until <= now)
    return refuse('clock/impossible-time', `${until} is over.`, 'Name an instant to come, or none.', clock.clause);
  return happened({ type: 'clock-suspended', data: { clock: clock.key, authority, reference, until } });
}

function resume(clock: IncidentClock, { reason }: CommandOf<'resume-clock'>, { now }: DecisionContext): Decision {
  const { suspended } = clock;
  if (suspended === null || (suspended.until !== null && suspended.until <= now))
    return refuse('clock/not-suspended', `${clock.key} is not suspended.`, 'It runs.', clock.clause);
  return happened({ type: 'clock-resumed', data: { clock: clock.key, reason } });
}

/** The fact says a later moment than the clocks count from: one of legal asks for it, and says why. */
function askLater(
  plan: CompiledPlan,
  incident: Incident,
  { fact, reason }: CommandOf<'ask-later-anchor'>,
  context: DecisionContext,
): Decision {
  const clause = `facts.${fact}`;
  if (!isOfLegal(plan, incident, context)) return refuseNotLegal(clause);
  const standing = entry(incident.anchors, fact);
  const to = timeOf(incident, fact);
  if (standing === undefined || to === null || to <= standing.at)
    return refuse(
      'clock/not-later',
      `No clock counts from an earlier ${fact} than the fact says.`,
      'Answer the fact first. An earlier moment counts at once.',
      clause,
    );
  return happened({ type: 'clock-later-anchor-asked', data: { fact, from: standing.at, to, reason } });
}

/** Another of legal confirms it: only now do clocks become later. */
function confirmLater(
  plan: CompiledPlan,
  incident: Incident,
  command: CommandOf<'confirm-later-anchor'>,
  context: DecisionContext,
): Decision {
  const { fact, to } = command;
  const clause = `facts.${fact}`;
  if (!isOfLegal(plan, incident, context)) return refuseNotLegal(clause);
  const standing = entry(incident.anchors, fact);
  const asked = standing?.asked ?? null;
  if (standing === undefined || asked === null || asked.to !== to || timeOf(incident, fact) !== to)
    return refuse(
      'clock/none-asked',
      `Nobody asks that ${fact} counts from ${to}.`,
      'Look at what is asked now, or ask for it first.',
      clause,
    );
  if (asked.by === personOf(context.actor))
    return refuse('clock/own-request', 'Whoever asks for it does not confirm it.', 'Ask another of legal.', clause);
  const later = { askedBy: asked.by, reason: asked.reason };
  return happened({ type: 'clock-anchor-set', data: { fact, from: standing.at, to, presumed: false, later } });
}

/** A person who signed in as themselves: no administrator's powers move the law's clocks. */
function isOfLegal(plan: CompiledPlan, incident: Incident, context: DecisionContext): boolean {
  return context.actor.kind === 'person' && sitsIn(plan, incident, context, ['legal']);
}

function answersFor(plan: CompiledPlan, incident: Incident, clock: IncidentClock, context: DecisionContext): boolean {
  const { owner, deputy } = registered(plan, clock);
  const people = [owner, deputy].map((seat) => seat && personInSeat(incident, context.directory, seat));
  return people.includes(personOf(context.actor));
}

/** What follows when the timer of an alarm fires: its owner and deputy are called. */
export function alarmed(plan: CompiledPlan, incident: Incident, timer: string): readonly IncidentEvent[] {
  return clockAlarms(incident)
    .filter(({ id }) => id === timer)
    .map(({ clock, stage, percent, at, strictDue }) => {
      const found = entry(incident.clocks, clock);
      const { owner, deputy } = found === undefined ? { owner: null, deputy: null } : registered(plan, found);
      const escalatedTo = [...new Set([owner, deputy].flatMap((seat) => seat ?? []))];
      return { type: 'clock-alarmed', data: { timer, clock, stage, percent, dueAt: at, strictDue, escalatedTo } };
    });
}

function refuseUnknown(incident: Incident, key: string): Decision {
  const known = Object.keys(incident.clocks).join(', ') || 'none';
  return refuse('clock/unknown', `${incident.reference} has no clock ${key}.`, `Its clocks: ${known}.`, 'clocks');
}

function refuseStage(clock: IncidentClock, stage: string): Decision {
  const known = Object.keys(clock.stages).join(', ');
  return refuse('clock/unknown', `${clock.key} has no stage ${stage}.`, `Its stages: ${known}.`, clock.clause);
}

function refuseSettled(clock: IncidentClock, stage: string): Decision {
  return refuse(
    'clock/reported',
    `${clock.key}/${stage} asks for nothing more.`,
    'Nothing is left to do.',
    clock.clause,
  );
}

function refuseNotLegal(clause: string): Decision {
  return refuse('clock/not-yours', 'Two people of legal move a moment later.', 'Ask one of them.', clause);
}
