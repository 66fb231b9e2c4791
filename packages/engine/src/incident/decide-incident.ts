import type { CompiledPlan } from '@muster/plan';
import type { IncidentEvent } from '../events/all-events.ts';
import { refuse } from '../refusal.ts';
import type { PlanVersion } from '../plan-version/plan-version.ts';
import type { IncidentCommand } from './commands.ts';
import type { DecisionContext } from './context.ts';
import { decideAdoptPlan } from './decide/adopt-plan.ts';
import { decideApprove, decideBreakGlass, decideUseStandingAuthority, decideRefuse } from './decide/approve.ts';
import { decideDeclare } from './decide/declare.ts';
import type { Decision } from './decide/decision.ts';
import { decideClock } from './decide/clocks.ts';
import { decideClose, decideNotAnIncident, decideReopen } from './decide/ending.ts';
import { decideRecordChange, decideValidateChange } from './decide/change.ts';
import { decideRecordFactor } from './decide/factor.ts';
import { decideRecordNote } from './decide/note.ts';
import {
  decideApproveLanguage,
  decideDraftNotice,
  decideProposeNotice,
  decideReviseNotice,
  refuseBound,
} from './decide/notice.ts';
import { decidePublishReport } from './decide/report.ts';
import { decideReportApproval } from './decide/report-approval.ts';
import { decideHoldBack, decideLetLeave, decideRecordLetter, decideSendLettersAgain } from './decide/mail-notice.ts';
import { decideSendNotice } from './decide/send-notice.ts';
import { decideWaive } from './decide/waive.ts';
import { decideCaptureEvidence, decideRedactContent } from './decide/evidence.ts';
import { decideExecute, decidePartialFailure, decideProve } from './decide/execute.ts';
import { decideReclassify, decideRecordFact, decideRecordFacts } from './decide/facts.ts';
import { decideFireTimer } from './decide/fire-timer.ts';
import { decideAcceptHandover, decideAssignOwner, decideAssignSeat, decideOfferHandover } from './decide/people.ts';
import { decideAmend, decidePropose } from './decide/propose.ts';
import { decideAnswerPreservation } from './decide/preserve.ts';
import { decideObserveProbe } from './decide/probe.ts';
import { decideAttachSignals } from './decide/signals.ts';
import { decideLowerSeverity, decideRaiseSeverity } from './decide/severity.ts';
import { decideSetSystem } from './decide/system.ts';
import { decideLinkParent, decideUnlinkParent } from './decide/links.ts';
import { decideSetTags } from './decide/tags.ts';
import { decideDoTask, decideEnterStage, decideRecordDecision } from './decide/work.ts';
import { evolveIncident } from './evolve-incident.ts';
import type { HappenedIncidentEvent } from './incident-event.ts';
import type { Incident } from './incident.ts';
import { settleClocks } from './clocks/settle-clocks.ts';
import { settleDeadlines, settleSeverity } from './settle.ts';

export interface IncidentKey {
  readonly organisation: string;
  readonly stream: string;
}

/**
 * What follows from a command: the events, or a refusal that names the plan's clause. Pure: plan, state, command and
 * context in; nothing else is looked at. Severity and deadlines that follow are part of the same answer.
 */
export function decideIncident(
  { plan, version }: PlanVersion,
  incident: Incident | null,
  command: IncidentCommand,
  context: DecisionContext,
  key: IncidentKey,
): Decision {
  const decided = decideCommand(plan, version, incident, command, context);
  if (!decided.ok) return decided;
  const governing = command.type === 'adopt-plan' ? command.to.plan : plan;
  return settle(governing, incident, decided.value, context, key);
}

function decideCommand(
  plan: CompiledPlan,
  version: string,
  incident: Incident | null,
  command: IncidentCommand,
  context: DecisionContext,
): Decision {
  if (command.type === 'declare')
    return incident === null
      ? decideDeclare(plan, version, command, context)
      : refuse(
          'incident/already-declared',
          `It is declared already, as ${incident.reference}.`,
          'Go on with that one.',
        );
  if (incident === null) return refuse('incident/unknown', 'There is no such incident.', 'List the incidents.');
  if (incident.status.kind !== 'open' && !worksWhenClosed(command))
    return refuse('incident/closed', `${incident.reference} is closed.`, 'Reopen it first.');
  switch (command.type) {
    case 'adopt-plan':
      return decideAdoptPlan(plan, incident, command, context);
    case 'reclassify':
      return decideReclassify(plan, incident, command, context);
    case 'set-system':
      return decideSetSystem(plan, incident, command, context);
    case 'attach-signals':
      return decideAttachSignals(plan, incident, command, context);
    case 'record-fact':
      return decideRecordFact(plan, incident, command, context);
    case 'record-facts':
      return decideRecordFacts(plan, incident, command, context);
    case 'link-parent':
      return decideLinkParent(plan, incident, command, context);
    case 'unlink-parent':
      return decideUnlinkParent(plan, incident, command, context);
    case 'set-tags':
      return decideSetTags(plan, incident, command, context);
    case 'raise-severity':
      return decideRaiseSeverity(plan, incident, command, context);
    case 'lower-severity':
      return decideLowerSeverity(plan, incident, command, context);
    case 'assign-incident-owner':
      return decideAssignOwner(plan, incident, command, context);
    case 'assign-seat':
      return decideAssignSeat(plan, incident, command, context);
    case 'offer-handover':
      return decideOfferHandover(plan, incident, command, context);
    case 'accept-handover':
      return decideAcceptHandover(plan, incident, command, context);
    case 'do-task':
      return decideDoTask(plan, incident, command, context);
    case 'record-decision':
      return decideRecordDecision(plan, incident, command, context);
    case 'enter-stage':
      return decideEnterStage(plan, incident, command, context);
    case 'propose-action':
      return decidePropose(plan, incident, command, context);
    case 'amend-action':
      return refuseBound(incident, command.number, 'Revise') ?? decideAmend(plan, incident, command, context);
    case 'approve-action':
      return decideApprove(plan, incident, command, context);
    case 'refuse-action':
      return decideRefuse(plan, incident, command, context);
    case 'break-glass':
      return decideBreakGlass(plan, incident, command, context);
    case 'use-standing-authority':
      return decideUseStandingAuthority(plan, incident, command, context);
    case 'execute-action':
      return refuseBound(incident, command.number, 'Send') ?? decideExecute(plan, incident, command, context);
    case 'answer-preservation':
      return decideAnswerPreservation(plan, incident, command, context);
    case 'observe-probe':
      return decideObserveProbe(plan, incident, command, context);
    case 'prove-action':
      return decideProve(plan, incident, command, context);
    case 'report-partial-failure':
      return decidePartialFailure(plan, incident, command, context);
    case 'capture-evidence':
      return decideCaptureEvidence(plan, incident, command, context);
    case 'redact-content':
      return decideRedactContent(plan, incident, command, context);
    case 'close':
      return decideClose(plan, incident, command, context);
    case 'find-not-an-incident':
      return decideNotAnIncident(plan, incident, command, context);
    case 'reopen':
      return decideReopen(plan, incident, command, context);
    case 'decide-applicability':
    case 'report-clock':
    case 'waive-clock':
    case 'suspend-clock':
    case 'resume-clock':
    case 'ask-later-anchor':
    case 'confirm-later-anchor':
      return decideClock(plan, incident, command, context);
    case 'fire-timer':
      return decideFireTimer(plan, incident, command, context);
    case 'draft-notice':
      return decideDraftNotice(plan, incident, command, context);
    case 'revise-notice':
      return decideReviseNotice(plan, incident, command, context);
    case 'approve-notice-language':
      return decideApproveLanguage(plan, incident, command, context);
    case 'propose-notice':
      return decideProposeNotice(plan, incident, command, context);
    case 'send-notice':
      return decideSendNotice(plan, incident, command, context);
    case 'let-notice-leave':
      return decideLetLeave(plan, incident, command, context);
    case 'hold-notice-back':
      return decideHoldBack(plan, incident, command, context);
    case 'record-letter':
      return decideRecordLetter(plan, incident, command, context);
    case 'send-letters-again':
      return decideSendLettersAgain(plan, incident, command, context);
    case 'publish-report':
      return decidePublishReport(plan, incident, command, context);
    case 'record-note':
      return decideRecordNote(plan, incident, command, context);
    case 'report-approval':
      return decideReportApproval(plan, incident, command, context);
    case 'waive-obligation':
      return decideWaive(plan, incident, command, context);
    case 'record-change':
      return decideRecordChange(plan, incident, command, context);
    case 'validate-change':
      return decideValidateChange(plan, incident, command, context);
    case 'record-factor':
      return decideRecordFactor(plan, incident, command, context);
  }
}

/** After the end: reopening, redaction, links, the review of broken glass, and the clocks of it. */
function worksWhenClosed(command: IncidentCommand): boolean {
  if (command.type === 'do-task') return command.task.startsWith('break-glass-review-');
  // What is on its way out has an end, whatever becomes of the incident.
  if (command.type === 'hold-notice-back' || command.type === 'record-letter') return true;
  if (command.type === 'link-parent' || command.type === 'unlink-parent') return true;
  return command.type === 'reopen' || command.type === 'redact-content' || command.type === 'fire-timer';
}

/** The events and all that follows from them: severity, clocks, deadlines. */
export function settle(
  plan: CompiledPlan,
  before: Incident | null,
  decided: readonly IncidentEvent[],
  context: DecisionContext,
  key: IncidentKey,
): Decision {
  const now = preview(before, decided, context, key);
  const severity = now.status.kind === 'open' ? settleSeverity(plan, now, before === null) : [];
  const settled = severity.length === 0 ? now : preview(before, [...decided, ...severity], context, key);
  const followed = [...decided, ...severity];
  const clocks = settleClocks(plan, decided, context.now, (more) =>
    more.length === 0 ? settled : preview(before, [...followed, ...more], context, key),
  );
  const deadlines = settleDeadlines(plan, settled, context);
  if (!deadlines.ok) return deadlines;
  return { ok: true, value: [...followed, ...clocks, ...deadlines.value] };
}

/** The state as it will be once these events are written. */
export function preview(
  before: Incident | null,
  events: readonly IncidentEvent[],
  { now, actor }: DecisionContext,
  key: IncidentKey,
): Incident {
  let state = before;
  for (const event of events) {
    const version = (state?.version ?? 0) + 1;
    const happened: HappenedIncidentEvent = { ...event, ...key, version, recordedAt: now, actor };
    state = evolveIncident(state, happened);
  }
  if (state === null) throw new TypeError('A command that is accepted brings at least one event.');
  return state;
}
