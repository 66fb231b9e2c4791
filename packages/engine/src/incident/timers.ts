import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { clockAlarms } from './clocks/clock-alarms.ts';
import type { Incident } from './incident.ts';
import { obligations } from './obligations.ts';

export type TimerPurpose =
  | 'obligation-due'
  | 'gate-silence'
  | 'approval-lapse'
  | 'execution-lapse'
  | 'preservation-limit'
  | 'proof-limit'
  | 'clock-alarm';

/** An instant that the record waits for. The id says what for, and in which revision of it. */
export interface Timer {
  readonly id: string;
  readonly purpose: TimerPurpose;
  /** The obligation's id, the action's number, or the clock's key. */
  readonly subject: string;
  readonly dueAt: Instant;
}

/** Every instant that this state waits for. The append writes the difference to what was there before. */
export function timers(plan: CompiledPlan, incident: Incident): readonly Timer[] {
  return [...dueTimers(plan, incident), ...gateTimers(incident), ...actionTimers(incident), ...clockTimers(incident)];
}

function dueTimers(plan: CompiledPlan, incident: Incident): readonly Timer[] {
  return obligations(plan, incident, incident.updatedAt).flatMap((obligation) => {
    const standing = incident.deadlines[obligation.id];
    if (!standing || standing.missedAt !== null) return [];
    return [timer(incident, 'obligation-due', obligation.id, standing.revision, standing.due)];
  });
}

function gateTimers(incident: Incident): readonly Timer[] {
  if (incident.status.kind !== 'open') return [];
  return incident.actions.flatMap((action) => {
    const { gate, progress } = action;
    if (gate === null || progress.kind !== 'waiting') return [];
    const subject = String(action.number);
    const found: Timer[] = [];
    if (gate.runBy !== null) found.push(timer(incident, 'execution-lapse', subject, gate.revision, gate.runBy));
    else if (gate.silenceFiredAt === null)
      found.push(timer(incident, 'gate-silence', subject, gate.revision, gate.silenceAt));
    for (const approval of gate.approvals)
      found.push(timer(incident, 'approval-lapse', subject, approval.version, approval.lapsesAt));
    return found;
  });
}

/** Evidence that is waited for before a change, and clients that are waited for after one. */
function actionTimers(incident: Incident): readonly Timer[] {
  if (incident.status.kind !== 'open') return [];
  return incident.actions.flatMap(({ number, progress, preservation, probe, gate }) => {
    const subject = String(number);
    if (progress.kind === 'preserving' && preservation !== null)
      return [timer(incident, 'preservation-limit', subject, gate?.revision ?? 1, preservation.until)];
    if (progress.kind === 'executed' && probe !== null && probe.overdueAt === null)
      return [timer(incident, 'proof-limit', subject, 1, probe.until)];
    return [];
  });
}

function clockTimers(incident: Incident): readonly Timer[] {
  return clockAlarms(incident).map(({ id, clock: subject, at: dueAt }) => ({
    id,
    purpose: 'clock-alarm',
    subject,
    dueAt,
  }));
}

function timer(incident: Incident, purpose: TimerPurpose, subject: string, revision: number, dueAt: Instant): Timer {
  return { id: `${incident.id}/${purpose}/${subject}/${revision}`, purpose, subject, dueAt };
}
