export { actor, personOf, spellActor } from './actor.ts';
export type { Actor } from './actor.ts';
export { contentRef } from './content-ref.ts';
export type { ContentRef } from './content-ref.ts';
export { accept, refuse } from './refusal.ts';
export type { Refusal, RefusalCode, Result } from './refusal.ts';

export {
  contactEvents,
  deliveryEvents,
  eventDefinitions,
  followUpEvents,
  incidentEvents,
  intakeMappingEvents,
  personEvents,
  planEvents,
  seatEvents,
  serviceTokenEvents,
  signalEvents,
  pagingEvents,
  scheduleEvents,
  switchEvents,
  ticketEvents,
  recurrenceEvents,
  setEvents,
  viewEvents,
} from './events/all-events.ts';
export type {
  FollowUpEvent,
  IncidentEvent,
  IntakeMappingEvent,
  MusterEvent,
  PersonEvent,
  PlanEvent,
  ScheduleEvent,
  SeatEvent,
  ServiceTokenEvent,
  SignalEvent,
  SwitchEvent,
} from './events/all-events.ts';
export { serviceScope } from './events/service-token-issued.ts';
export type { ServiceScope } from './events/service-token-issued.ts';
export type { GapCause, UnableCause } from './events/gap-causes.ts';
export type { Deadline, FindingCounts, Marking, RecordedAnswer } from './events/fields.ts';

export { decodeEvent } from './record/decode-event.ts';
export { encodeEvent } from './record/encode-event.ts';
export type { EncodedEvent, Hash } from './record/encode-event.ts';
export { EventError } from './record/event-error.ts';
export type { EventErrorCode } from './record/event-error.ts';
export { eventReader } from './record/read-event.ts';
export type { RecordedOf } from './record/read-event.ts';
export { recordEvents } from './record/record-events.ts';
export type { Envelope, Head, RecordedBatch } from './record/record-events.ts';
export { noPrevious } from './record/recorded.ts';
export type { Recorded, Unrecorded } from './record/recorded.ts';

export type {
  CaptureEvidence,
  AnswerPreservation,
  DeclareIncident,
  IncidentCommand,
  Parameters,
  ProbeSighting,
  ProposeAction,
  FactAnswered,
  RecordDecision,
} from './incident/commands.ts';
export type {
  DraftNotice,
  FilledText,
  LetterOutcome,
  ReviseNotice,
  SendNotice,
  WrittenCommand,
} from './incident/written-commands.ts';
export { personInSeat, seatsHeld, seatsOf } from './incident/context.ts';
export type { DecisionContext, Directory, SeatHeld } from './incident/context.ts';
export { switchOf } from './incident/switch-of.ts';
export { openCategories } from './incident/decide/preserve.ts';
export { waitingClients } from './incident/decide/probe.ts';
export { decideIncident } from './incident/decide-incident.ts';
export type { IncidentKey } from './incident/decide-incident.ts';
export { countsAsIncident } from './incident/decide/declare.ts';
export { deriveSeverity } from './incident/derive-severity.ts';
export type { DerivedSeverity, SeverityReason } from './incident/derive-severity.ts';
export { previewAnswers } from './incident/preview-answers.ts';
export type { AnswersPreview, ApprovalToCome, PreviewAnswer } from './incident/preview-answers.ts';
export { findTag, tags } from './tags/tag-lists.ts';
export type { Tag, TagList } from './tags/tag-lists.ts';
export { effects } from './incident/effects.ts';
export type { CollectEffect, Effect, PageTarget } from './incident/effect.ts';
export { evolveIncident } from './incident/evolve-incident.ts';
export type { RecordedIncidentEvent } from './incident/incident-event.ts';
export type * from './incident/incident.ts';
export { obligations } from './incident/obligations.ts';
export type { Obligation, ObligationKind, Obliged } from './incident/obligation.ts';
export type * from './incident/clocks/incident-clock.ts';
export { dueOf } from './incident/clocks/incident-clock.ts';
export { isSettled, openStages } from './incident/clocks/open-stages.ts';
export { registered } from './incident/clocks/clock-register.ts';
export type { ClockCommand } from './incident/clocks/clock-commands.ts';
export type * from './incident/written.ts';
export { isStuck, isUnderWay } from './incident/mailing-rules.ts';
export { mailChannel } from './incident/decide/mail-notice.ts';
export { mostLetters } from './events/notice-released.ts';
export { gatedBy, wantsLanguage } from './incident/notice-rules.ts';
export type { NoticeKind } from './events/notice-fields.ts';
export { privilegedItems } from './incident/privilege.ts';
export { countQuorum } from './incident/quorum.ts';
export type { Quorum } from './incident/quorum.ts';
export { decideFollowUp, owesFollowUp } from './follow-up/decide-follow-up.ts';
export type { FollowUpCommand } from './follow-up/decide-follow-up.ts';
export { evolveFollowUp } from './follow-up/follow-up.ts';
export type { FollowUp, FollowUpState, RecordedFollowUpEvent } from './follow-up/follow-up.ts';
export { followUpTimer } from './follow-up/reminders.ts';
export type { FollowUpKind, FollowUpOwner } from './events/follow-up-fields.ts';
export { reviewIncident } from './review/review-incident.ts';
export type { IncidentReview, ReviewedRecord } from './review/review-incident.ts';
export { insights } from './review/insights.ts';
export type { InsightBy, InsightGroup, Insights, ReviewedIncident } from './review/insights.ts';
export { deviationKinds } from './review/deviation.ts';
export type { Deviation, DeviationKind } from './review/deviation.ts';
export { metricNames } from './review/measure.ts';
export type { Measure, Metric, MetricName } from './review/measure.ts';
export type { CitedEvent } from './review/replay.ts';
export { timers } from './incident/timers.ts';
export type { Timer, TimerPurpose } from './incident/timers.ts';

export { decideSignalGroup } from './signal/decide-signal-group.ts';
export type { SignalCommand, SignalContext } from './signal/decide-signal-group.ts';
export { suggest, worstSaid } from './signal/suggest.ts';
export type { Clues, Suggestion } from './signal/suggest.ts';
export { evolveSignalGroup, foldSignalGroup, signalTimer } from './signal/signal-group.ts';
export type { GroupTicket, RecordedSignalEvent, Signal, SignalGroup, Triage, Woken } from './signal/signal-group.ts';
export { decidePaging, evolvePaging, mayAcknowledge, pagingTimer } from './paging/paging.ts';
export type { Paging, PagingCommand, PagingState, RecordedPagingEvent } from './paging/paging.ts';
export { isAsked } from './on-call/shift.ts';
export type { Shift } from './on-call/shift.ts';
export { decideSchedule } from './on-call/decide-schedule.ts';
export type { ScheduleCommand } from './on-call/decide-schedule.ts';
export { evolveSchedule, standingCovers } from './on-call/schedule.ts';
export type { Cover, RecordedScheduleEvent, Schedule } from './on-call/schedule.ts';
export type { CallStep } from './events/paging-fields.ts';
export { decideSet, evolveSet } from './sets/incident-set.ts';
export type { IncidentSet, RecordedSetEvent, SetCommand } from './sets/incident-set.ts';
export { evolveSavedViews } from './views/saved-views.ts';
export type { RecordedViewEvent, SavedViews } from './views/saved-views.ts';
export {
  checkDays,
  codeMinutes,
  decideContacts,
  evolveContacts,
  isCheckDue,
  isUnconfirmed,
} from './contacts/contacts.ts';
export type {
  ContactCommand,
  ContactMethod,
  Contacts,
  ContactState,
  RecordedContactEvent,
} from './contacts/contacts.ts';
export { quietUntil } from './contacts/quiet-until.ts';
export type { ChannelName, QuietHours } from './events/contact-fields.ts';
export { callAt, callOrder } from './delivery/call-order.ts';
export { decideDelivery, evolveDelivery, isOnItsWay } from './delivery/delivery.ts';
export type { Delivery, DeliveryCommand, DeliveryState, RecordedDeliveryEvent } from './delivery/delivery.ts';
export { decideTicket, evolveTicket, isTicketOnItsWay } from './ticket/ticket.ts';
export type { RecordedTicketEvent, Ticket, TicketCommand, TicketState } from './ticket/ticket.ts';
export { trackers } from './events/ticket-fields.ts';
export type { TicketFault, TicketSubject, TrackerName } from './events/ticket-fields.ts';
export type { DeliveryFault, DeliveryPurpose, DropCause } from './events/delivery-fields.ts';
export { decideSwitch, evolveSwitch, noHolds, switchValue } from './switch/switch-holds.ts';
export type { Hold, RecordedSwitchEvent, SwitchCommand, SwitchHolds } from './switch/switch-holds.ts';
export { decidePlanVersion } from './plan-version/decide-plan-version.ts';
export type { PlanCommand } from './plan-version/decide-plan-version.ts';
export { evolvePlanHistory } from './plan-version/plan-history.ts';
export type { PlanHistory, PlanRecord, RecordedPlanEvent } from './plan-version/plan-history.ts';
export { planStanding, standingApprovers } from './plan-version/plan-standing.ts';
export type { PlanVersion } from './plan-version/plan-version.ts';
export { reviewGate } from './plan-version/review-gate.ts';
export { evolvePerson, evolveSeat } from './person/person.ts';
export type { Person, RecordedPersonEvent, RecordedSeatEvent } from './person/person.ts';
