import { incidentEvents } from '@muster/engine';
import type { IncidentEvent } from '@muster/engine';

/**
 * Whether an event is worth telling to somebody who asks what happened: what people found, decided and did, and what
 * came of it. What follows from these by the plan (deadlines, derived severity, approvals asked for) is detail of the
 * full record.
 */
function isTold(type: IncidentEvent['type']): boolean {
  switch (type) {
    case 'incident-declared':
    case 'incident-reclassified':
    case 'incident-system-set':
    case 'signals-attached':
    case 'incident-tagged':
    case 'incident-linked':
    case 'incident-unlinked':
    case 'fact-recorded':
    case 'severity-raised':
    case 'severity-lowered':
    case 'incident-owner-assigned':
    case 'handover-accepted':
    case 'task-done':
    case 'decision-recorded':
    case 'action-proposed':
    case 'action-approved':
    case 'action-refused':
    case 'glass-broken':
    case 'standing-authority-used':
    case 'action-executed':
    case 'action-proven':
    case 'action-failed-in-part':
    case 'action-undone':
    case 'preservation-started':
    case 'preservation-gap-recorded':
    case 'probe-overdue':
    case 'evidence-captured':
    case 'stage-entered':
    case 'content-redacted':
    case 'plan-adopted':
    case 'clock-later-anchor-asked':
    case 'clock-applicability-decided':
    case 'clock-stage-reported':
    case 'clock-stage-waived':
    case 'clock-suspended':
    case 'clock-resumed':
    case 'clock-displaced':
    case 'incident-closed':
    case 'incident-found-not-one':
    case 'incident-reopened':
    case 'notice-drafted':
    case 'notice-language-approved':
    case 'notice-released':
    case 'notice-held-back':
    case 'letter-refused':
    case 'letters-sent-again':
    case 'notice-sent':
    case 'notice-retracted':
    case 'report-published':
    case 'note-recorded':
    case 'approval-reported':
    case 'obligation-waived':
    case 'change-recorded':
    case 'change-validated':
    case 'factor-recorded':
      return true;
    case 'severity-derived':
    case 'deadlines-set':
    case 'seat-assigned':
    case 'handover-offered':
    case 'timer-fired':
    case 'action-amended':
    case 'approval-requested':
    case 'approval-expired':
    case 'preservation-answered':
    case 'probe-started':
    case 'probe-saw':
    case 'clock-opened':
    case 'clock-anchor-set':
    case 'clock-due-set':
    case 'clock-alarmed':
    case 'notice-revised':
    case 'notice-proposed':
    case 'notice-leaving':
    case 'letter-accepted':
    case 'letter-deferred':
      return false;
  }
}

/** By name; a name that no event of an incident has is not told. */
export const curatedTypes: ReadonlySet<string> = new Set(
  incidentEvents.map(({ type }) => type).filter((type) => isTold(type)),
);
