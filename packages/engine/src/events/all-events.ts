import type { EventDefinition, EventOf } from './define-event.ts';
import { actionAmended } from './action-amended.ts';
import { actionApproved } from './action-approved.ts';
import { actionExecuted } from './action-executed.ts';
import { actionFailedInPart } from './action-failed-in-part.ts';
import { actionProposed } from './action-proposed.ts';
import { actionProven } from './action-proven.ts';
import { actionRefused } from './action-refused.ts';
import { actionUndone } from './action-undone.ts';
import { approvalExpired } from './approval-expired.ts';
import { approvalRequested } from './approval-requested.ts';
import { clockAlarmed } from './clock-alarmed.ts';
import { clockAnchorSet } from './clock-anchor-set.ts';
import { clockApplicabilityDecided } from './clock-applicability-decided.ts';
import { clockDisplaced } from './clock-displaced.ts';
import { clockDueSet } from './clock-due-set.ts';
import { clockLaterAnchorAsked } from './clock-later-anchor-asked.ts';
import { clockOpened } from './clock-opened.ts';
import { clockResumed } from './clock-resumed.ts';
import { clockStageReported } from './clock-stage-reported.ts';
import { clockStageWaived } from './clock-stage-waived.ts';
import { clockSuspended } from './clock-suspended.ts';
import { contactAdded } from './contact-added.ts';
import { contactCheckAsked } from './contact-check-asked.ts';
import { contactCodeSent } from './contact-code-sent.ts';
import { contactCodeWrong } from './contact-code-wrong.ts';
import { contactGone } from './contact-gone.ts';
import { contactRemoved } from './contact-removed.ts';
import { contactSecretIssued } from './contact-secret-issued.ts';
import { contactVerified } from './contact-verified.ts';
import { contactsOrdered } from './contacts-ordered.ts';
import { deliveryAccepted } from './delivery-accepted.ts';
import { deliveryArrived } from './delivery-arrived.ts';
import { deliveryDeferred } from './delivery-deferred.ts';
import { deliveryDropped } from './delivery-dropped.ts';
import { deliveryFailed } from './delivery-failed.ts';
import { deliveryQueued } from './delivery-queued.ts';
import { deliveryRevised } from './delivery-revised.ts';
import { quietHoursSet } from './quiet-hours-set.ts';
import { contentRedacted } from './content-redacted.ts';
import { deadlinesSet } from './deadlines-set.ts';
import { coverAccepted } from './cover-accepted.ts';
import { coverOffered } from './cover-offered.ts';
import { coverWithdrawn } from './cover-withdrawn.ts';
import { decisionRecorded } from './decision-recorded.ts';
import { evidenceCaptured } from './evidence-captured.ts';
import { factRecorded } from './fact-recorded.ts';
import { factorRecorded } from './factor-recorded.ts';
import { followUpAssigned } from './follow-up-assigned.ts';
import { followUpDone } from './follow-up-done.ts';
import { followUpDueMoved } from './follow-up-due-moved.ts';
import { followUpOpened } from './follow-up-opened.ts';
import { followUpReminded } from './follow-up-reminded.ts';
import { followUpReopened } from './follow-up-reopened.ts';
import { followUpValidated } from './follow-up-validated.ts';
import { glassBroken } from './glass-broken.ts';
import { standingAuthorityUsed } from './standing-authority-used.ts';
import { handoverAccepted } from './handover-accepted.ts';
import { handoverOffered } from './handover-offered.ts';
import { holdPlaced } from './hold-placed.ts';
import { holdReleased } from './hold-released.ts';
import { incidentClosed } from './incident-closed.ts';
import { incidentDeclared } from './incident-declared.ts';
import { incidentFoundNotOne } from './incident-found-not-one.ts';
import { incidentOwnerAssigned } from './incident-owner-assigned.ts';
import { incidentReclassified } from './incident-reclassified.ts';
import { incidentReopened } from './incident-reopened.ts';
import { incidentSystemSet } from './incident-system-set.ts';
import { incidentLinked } from './incident-linked.ts';
import { incidentTagged } from './incident-tagged.ts';
import { incidentUnlinked } from './incident-unlinked.ts';
import { intakeMappingSet } from './intake-mapping-set.ts';
import { linkIssued } from './link-issued.ts';
import { linkUsed } from './link-used.ts';
import { approvalReported } from './approval-reported.ts';
import { changeRecorded } from './change-recorded.ts';
import { changeValidated } from './change-validated.ts';
import { noteRecorded } from './note-recorded.ts';
import { letterAccepted } from './letter-accepted.ts';
import { letterDeferred } from './letter-deferred.ts';
import { letterRefused } from './letter-refused.ts';
import { lettersSentAgain } from './letters-sent-again.ts';
import { noticeDrafted } from './notice-drafted.ts';
import { noticeHeldBack } from './notice-held-back.ts';
import { noticeLeaving } from './notice-leaving.ts';
import { noticeReleased } from './notice-released.ts';
import { noticeLanguageApproved } from './notice-language-approved.ts';
import { noticeProposed } from './notice-proposed.ts';
import { noticeRetracted } from './notice-retracted.ts';
import { noticeRevised } from './notice-revised.ts';
import { noticeSent } from './notice-sent.ts';
import { obligationWaived } from './obligation-waived.ts';
import { reportPublished } from './report-published.ts';
import { shiftHeard } from './shift-heard.ts';
import { shiftUnheard } from './shift-unheard.ts';
import { onCallChanged } from './on-call-changed.ts';
import { pagingAbout } from './paging-about.ts';
import { pagingAcknowledged } from './paging-acknowledged.ts';
import { pagingBegan } from './paging-began.ts';
import { pagingCalled } from './paging-called.ts';
import { pagingEnded } from './paging-ended.ts';
import { pagingUnanswered } from './paging-unanswered.ts';
import { personInvited } from './person-invited.ts';
import { personJoined } from './person-joined.ts';
import { personRemoved } from './person-removed.ts';
import { planAdopted } from './plan-adopted.ts';
import { planVersionActivated } from './plan-version-activated.ts';
import { planVersionAdded } from './plan-version-added.ts';
import { planVersionApproved } from './plan-version-approved.ts';
import { planVersionProposed } from './plan-version-proposed.ts';
import { planVersionRefused } from './plan-version-refused.ts';
import { preservationAnswered } from './preservation-answered.ts';
import { preservationGapRecorded } from './preservation-gap-recorded.ts';
import { preservationStarted } from './preservation-started.ts';
import { probeOverdue } from './probe-overdue.ts';
import { probeSaw } from './probe-saw.ts';
import { probeStarted } from './probe-started.ts';
import { seatAssigned } from './seat-assigned.ts';
import { seatFilled } from './seat-filled.ts';
import { seatVacated } from './seat-vacated.ts';
import { serviceTokenIssued } from './service-token-issued.ts';
import { serviceTokenRevoked } from './service-token-revoked.ts';
import { severityDerived } from './severity-derived.ts';
import { severityLowered } from './severity-lowered.ts';
import { severityRaised } from './severity-raised.ts';
import { signalAttached } from './signal-attached.ts';
import { signalChanged } from './signal-changed.ts';
import { signalDeclared } from './signal-declared.ts';
import { signalDeclined } from './signal-declined.ts';
import { signalReceived } from './signal-received.ts';
import { signalResolved } from './signal-resolved.ts';
import { signalSnoozed } from './signal-snoozed.ts';
import { signalTicketed } from './signal-ticketed.ts';
import { signalTriageBegan } from './signal-triage-began.ts';
import { signalWoken } from './signal-woken.ts';
import { signalsAttached } from './signals-attached.ts';
import { stageEntered } from './stage-entered.ts';
import { taskDone } from './task-done.ts';
import { ticketAsked } from './ticket-asked.ts';
import { ticketAskedAgain } from './ticket-asked-again.ts';
import { ticketDeferred } from './ticket-deferred.ts';
import { ticketFailed } from './ticket-failed.ts';
import { ticketMade } from './ticket-made.ts';
import { timerFired } from './timer-fired.ts';
import { tokenIssued } from './token-issued.ts';
import { tokenRevoked } from './token-revoked.ts';
import { recurrenceReviewed } from './recurrence-reviewed.ts';
import { setJoined } from './set-joined.ts';
import { setLeft } from './set-left.ts';
import { setOpened } from './set-opened.ts';
import { viewRemoved } from './view-removed.ts';
import { viewSaved } from './view-saved.ts';
import type { z } from 'zod';

export const signalEvents = [
  signalReceived,
  signalChanged,
  signalResolved,
  signalTriageBegan,
  signalDeclared,
  signalDeclined,
  signalTicketed,
  signalAttached,
  signalSnoozed,
  signalWoken,
  contentRedacted,
] as const;
export type SignalEvent = EventOf<(typeof signalEvents)[number]>;

export const incidentEvents = [
  incidentDeclared,
  incidentReclassified,
  incidentSystemSet,
  signalsAttached,
  incidentTagged,
  incidentLinked,
  incidentUnlinked,
  factRecorded,
  severityDerived,
  severityRaised,
  severityLowered,
  deadlinesSet,
  seatAssigned,
  incidentOwnerAssigned,
  handoverOffered,
  handoverAccepted,
  taskDone,
  decisionRecorded,
  timerFired,
  actionProposed,
  actionAmended,
  approvalRequested,
  actionApproved,
  actionRefused,
  approvalExpired,
  glassBroken,
  standingAuthorityUsed,
  actionExecuted,
  actionProven,
  actionFailedInPart,
  actionUndone,
  preservationStarted,
  preservationAnswered,
  preservationGapRecorded,
  probeStarted,
  probeSaw,
  probeOverdue,
  evidenceCaptured,
  clockOpened,
  clockAnchorSet,
  clockLaterAnchorAsked,
  clockDueSet,
  clockApplicabilityDecided,
  clockStageReported,
  clockStageWaived,
  clockSuspended,
  clockResumed,
  clockDisplaced,
  clockAlarmed,
  stageEntered,
  contentRedacted,
  planAdopted,
  incidentClosed,
  incidentFoundNotOne,
  incidentReopened,
  noticeDrafted,
  noticeRevised,
  noticeLanguageApproved,
  noticeProposed,
  noticeReleased,
  noticeLeaving,
  noticeHeldBack,
  letterAccepted,
  letterDeferred,
  letterRefused,
  lettersSentAgain,
  noticeSent,
  noticeRetracted,
  reportPublished,
  noteRecorded,
  approvalReported,
  obligationWaived,
  changeRecorded,
  changeValidated,
  factorRecorded,
] as const;
export type IncidentEvent = EventOf<(typeof incidentEvents)[number]>;

export const switchEvents = [holdPlaced, holdReleased] as const;
export type SwitchEvent = EventOf<(typeof switchEvents)[number]>;

export const personEvents = [
  personInvited,
  personJoined,
  personRemoved,
  linkIssued,
  linkUsed,
  tokenIssued,
  tokenRevoked,
  contentRedacted,
] as const;
export type PersonEvent = EventOf<(typeof personEvents)[number]>;

export const seatEvents = [seatFilled, seatVacated] as const;
export type SeatEvent = EventOf<(typeof seatEvents)[number]>;

export const serviceTokenEvents = [serviceTokenIssued, serviceTokenRevoked] as const;
export type ServiceTokenEvent = EventOf<(typeof serviceTokenEvents)[number]>;

export const planEvents = [
  planVersionAdded,
  planVersionProposed,
  planVersionApproved,
  planVersionRefused,
  planVersionActivated,
] as const;
export type PlanEvent = EventOf<(typeof planEvents)[number]>;

export const intakeMappingEvents = [intakeMappingSet] as const;
export type IntakeMappingEvent = EventOf<(typeof intakeMappingEvents)[number]>;

export const pagingEvents = [
  pagingBegan,
  pagingAbout,
  pagingCalled,
  pagingAcknowledged,
  pagingUnanswered,
  pagingEnded,
] as const;
export type PagingEvent = EventOf<(typeof pagingEvents)[number]>;

export const followUpEvents = [
  followUpOpened,
  followUpAssigned,
  followUpDueMoved,
  followUpDone,
  followUpValidated,
  followUpReopened,
  followUpReminded,
  contentRedacted,
] as const;
export type FollowUpEvent = EventOf<(typeof followUpEvents)[number]>;
export const scheduleEvents = [
  coverOffered,
  coverAccepted,
  coverWithdrawn,
  onCallChanged,
  shiftHeard,
  shiftUnheard,
] as const;
export type ScheduleEvent = EventOf<(typeof scheduleEvents)[number]>;
export const setEvents = [setOpened, setJoined, setLeft] as const;
export type SetEvent = EventOf<(typeof setEvents)[number]>;

export const recurrenceEvents = [recurrenceReviewed] as const;
export type RecurrenceEvent = EventOf<(typeof recurrenceEvents)[number]>;

export const viewEvents = [viewSaved, viewRemoved] as const;
export type ViewEvent = EventOf<(typeof viewEvents)[number]>;
export const contactEvents = [
  contactAdded,
  contactCodeSent,
  contactCodeWrong,
  contactVerified,
  contactCheckAsked,
  contactGone,
  contactRemoved,
  contactSecretIssued,
  contactsOrdered,
  quietHoursSet,
  contentRedacted,
] as const;
export type ContactEvent = EventOf<(typeof contactEvents)[number]>;

export const deliveryEvents = [
  deliveryQueued,
  deliveryDeferred,
  deliveryAccepted,
  deliveryArrived,
  deliveryFailed,
  deliveryDropped,
  deliveryRevised,
] as const;
export type DeliveryEvent = EventOf<(typeof deliveryEvents)[number]>;

export const ticketEvents = [ticketAsked, ticketAskedAgain, ticketMade, ticketDeferred, ticketFailed] as const;
export type TicketEvent = EventOf<(typeof ticketEvents)[number]>;

export type MusterEvent =
  | SignalEvent
  | IncidentEvent
  | SwitchEvent
  | PersonEvent
  | SeatEvent
  | ServiceTokenEvent
  | PlanEvent
  | IntakeMappingEvent
  | PagingEvent
  | FollowUpEvent
  | ScheduleEvent
  | SetEvent
  | RecurrenceEvent
  | ViewEvent
  | ContactEvent
  | DeliveryEvent
  | TicketEvent;

/** Every kind of event there is, by name. */
export const eventDefinitions: ReadonlyMap<string, EventDefinition<string, z.ZodType>> = new Map(
  [
    ...signalEvents,
    ...incidentEvents,
    ...switchEvents,
    ...personEvents,
    ...seatEvents,
    ...serviceTokenEvents,
    ...planEvents,
    ...intakeMappingEvents,
    ...pagingEvents,
    ...followUpEvents,
    ...scheduleEvents,
    ...setEvents,
    ...recurrenceEvents,
    ...viewEvents,
    ...contactEvents,
    ...deliveryEvents,
    ...ticketEvents,
  ].map((definition) => [definition.type, definition]),
);
