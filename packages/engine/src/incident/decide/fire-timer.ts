import { entry } from '../../entry.ts';
import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import type { Instant } from '@muster/clocks';
import { accept, refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { seatsOf } from '../context.ts';
import type { Action, Incident } from '../incident.ts';
import { obligations } from '../obligations.ts';
import type { Obliged } from '../obligation.ts';
import { timers } from '../timers.ts';
import type { Timer } from '../timers.ts';
import { lapsedPeople } from './approve.ts';
import { findAction, happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { runNow } from './preserve.ts';
import { probeOverdue } from './probe.ts';
import { requestApproval } from './propose.ts';

/** A timer that fires is a command: never early, and only while the state still waits for it. */
export const decideFireTimer: Decide<'fire-timer'> = (plan, incident, command, context) => {
  const timer = timers(plan, incident).find((each) => each.id === command.timer);
  if (!timer) return refuse('timer/not-current', 'Nothing waits for this timer any more.', 'Let it go.');
  if (context.now < timer.dueAt) return refuse('timer/not-due', `It is due at ${timer.dueAt}.`, 'Fire it then.');
  const { purpose, subject, dueAt } = timer;
  const escalatedTo = [...new Set(escalation(plan, incident, timer))];
  const fired: IncidentEvent = { type: 'timer-fired', data: { timer: timer.id, purpose, subject, dueAt, escalatedTo } };
  const action = findAction(incident, Number(subject));
  if (action && purpose === 'preservation-limit')
    return happened(fired, ...runNow(plan, incident, action, 'time-over', null, context));
  if (action && purpose === 'proof-limit') return happened(fired, ...probeOverdue(plan, action));
  const lapsed = lapses(plan, incident, timer, context.now);
  return lapsed.ok ? happened(fired, ...lapsed.value) : lapsed;
};

function escalation(plan: CompiledPlan, incident: Incident, timer: Timer): readonly string[] {
  switch (timer.purpose) {
    case 'obligation-due': {
      const missed = obligations(plan, incident, timer.dueAt).find((each) => each.id === timer.subject);
      return missed ? everySeat(plan, missed.by) : [];
    }
    case 'gate-silence': {
      const gate = findAction(incident, Number(timer.subject))?.gate?.gate;
      return (gate !== undefined && entry(plan.gates, gate)?.onSilence.to) || [];
    }
    case 'preservation-limit':
    case 'proof-limit':
      return [];
    case 'approval-lapse':
    case 'execution-lapse': {
      const gate = findAction(incident, Number(timer.subject))?.gate?.gate;
      return (gate === undefined ? [] : (entry(plan.gates, gate)?.approve ?? [])).flatMap((each) =>
        seatsOf(plan, each.of).slice(0, 1),
      );
    }
  }
}

function everySeat(plan: CompiledPlan, by: Obliged): readonly string[] {
  switch (by.kind) {
    case 'functions':
      return by.functions.flatMap((id) => seatsOf(plan, id));
    case 'seat':
      return [by.seat];
    case 'person':
      return [];
  }
}

/** What has lapsed is void, and the approvers are asked anew. */
function lapses(
  plan: CompiledPlan,
  incident: Incident,
  timer: Timer,
  now: Instant,
): Result<readonly IncidentEvent[], Refusal> {
  const action = findAction(incident, Number(timer.subject));
  const expired = action && expiry(action, timer);
  if (!action?.gate || !expired) return accept([]);
  const { number, digest, requester } = action;
  const request = requestApproval(plan, action.gate.gate, { number, digest, requester }, now);
  return request.ok ? accept([expired, request.value]) : request;
}

function expiry(action: Action, timer: Timer): IncidentEvent | null {
  if (action.gate === null) return null;
  const { number } = action;
  switch (timer.purpose) {
    case 'approval-lapse': {
      const people = [...lapsedPeople(action.gate, timer.dueAt)];
      return { type: 'approval-expired', data: { number, cause: 'approval-lapsed', people } };
    }
    case 'execution-lapse': {
      const people = action.gate.approvals.map((each) => each.person);
      return { type: 'approval-expired', data: { number, cause: 'not-executed', people } };
    }
    case 'obligation-due':
    case 'gate-silence':
    case 'preservation-limit':
    case 'proof-limit':
      return null;
  }
}
