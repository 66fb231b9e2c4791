import type { Command } from './command.ts';
import { command as startCommand } from './commands/start.ts';
import { command as demoCommand } from './commands/demo.ts';
import { command as initCommand } from './commands/init.ts';
import { command as signIn } from './commands/sign-in.ts';
import { command as signOut } from './commands/sign-out.ts';
import { command as peopleList } from './commands/people-list.ts';
import { command as onCallShow } from './commands/on-call-show.ts';
import { command as onCallCover } from './commands/on-call-cover.ts';
import { command as onCallAccept } from './commands/on-call-accept.ts';
import { command as onCallHeard } from './commands/on-call-heard.ts';
import { command as onCallWithdraw } from './commands/on-call-withdraw.ts';
import { command as onCallLoad } from './commands/on-call-load.ts';
import { command as pageAcknowledge } from './commands/page-acknowledge.ts';
import { command as pageList } from './commands/page-list.ts';
import { command as channelList } from './commands/channel-list.ts';
import { command as contactAdd } from './commands/contact-add.ts';
import { command as contactCode } from './commands/contact-code.ts';
import { command as contactFirst } from './commands/contact-first.ts';
import { command as contactList } from './commands/contact-list.ts';
import { command as contactQuiet } from './commands/contact-quiet.ts';
import { command as contactRemove } from './commands/contact-remove.ts';
import { command as contactSecret } from './commands/contact-secret.ts';
import { command as contactVerify } from './commands/contact-verify.ts';
import { command as deliveryList } from './commands/delivery-list.ts';
import { command as deliveryPreview } from './commands/delivery-preview.ts';
import { command as deliveryRedeliver } from './commands/delivery-redeliver.ts';
import { command as reachList } from './commands/reach-list.ts';
import { command as peopleInvite } from './commands/people-invite.ts';
import { command as peopleLink } from './commands/people-link.ts';
import { command as peopleRemove } from './commands/people-remove.ts';
import { command as seatsList } from './commands/seats-list.ts';
import { command as seatsFill } from './commands/seats-fill.ts';
import { command as seatsVacate } from './commands/seats-vacate.ts';
import { command as seatsAssign } from './commands/seats-assign.ts';
import { command as tokensIssue } from './commands/tokens-issue.ts';
import { command as tokensList } from './commands/tokens-list.ts';
import { command as tokensRevoke } from './commands/tokens-revoke.ts';
import { command as planShow } from './commands/plan-show.ts';
import { command as planAdd } from './commands/plan-add.ts';
import { command as planList } from './commands/plan-list.ts';
import { command as planApprove } from './commands/plan-approve.ts';
import { command as planRefuse } from './commands/plan-refuse.ts';
import { command as planActivate } from './commands/plan-activate.ts';
import { command as planAdopt } from './commands/plan-adopt.ts';
import { command as planPull } from './commands/plan-pull.ts';
import { command as planPush } from './commands/plan-push.ts';
import { command as planAsk } from './commands/plan-ask.ts';
import { command as planClocks } from './commands/plan-clocks.ts';
import { command as planDiff } from './commands/plan-diff.ts';
import { command as planSchema } from './commands/plan-schema.ts';
import { command as signalsList } from './commands/signals-list.ts';
import { command as signalsShow } from './commands/signals-show.ts';
import { command as signalsTriage } from './commands/signals-triage.ts';
import { command as signalsAttach } from './commands/signals-attach.ts';
import { command as signalsDecline } from './commands/signals-decline.ts';
import { command as signalsSnooze } from './commands/signals-snooze.ts';
import { command as signalsTicket } from './commands/signals-ticket.ts';
import { command as ticketAgain } from './commands/ticket-again.ts';
import { command as ticketList } from './commands/ticket-list.ts';
import { command as incidentList } from './commands/incident-list.ts';
import { command as incidentShow } from './commands/incident-show.ts';
import { command as incidentDeclare } from './commands/incident-declare.ts';
import { command as incidentPreview } from './commands/incident-preview.ts';
import { command as incidentTags } from './commands/incident-tags.ts';
import { command as tags } from './commands/tags.ts';
import { command as incidentLink } from './commands/incident-link.ts';
import { command as incidentUnlink } from './commands/incident-unlink.ts';
import { command as setsList } from './commands/sets-list.ts';
import { command as setsOpen } from './commands/sets-open.ts';
import { command as setsAdd } from './commands/sets-add.ts';
import { command as setsRemove } from './commands/sets-remove.ts';
import { command as recurrence } from './commands/recurrence.ts';
import { command as incidentSystem } from './commands/incident-system.ts';
import { command as incidentClocks } from './commands/incident-clocks.ts';
import { command as incidentReview } from './commands/incident-review.ts';
import { command as followUpList } from './commands/follow-up-list.ts';
import { command as followUpOpen } from './commands/follow-up-open.ts';
import { command as followUpAssign } from './commands/follow-up-assign.ts';
import { command as followUpMove } from './commands/follow-up-move.ts';
import { command as followUpDone } from './commands/follow-up-done.ts';
import { command as followUpValidate } from './commands/follow-up-validate.ts';
import { command as followUpReopen } from './commands/follow-up-reopen.ts';
import { command as factorAdd } from './commands/factor-add.ts';
import { command as factorList } from './commands/factor-list.ts';
import { command as insightsCommand } from './commands/insights.ts';
import { command as clocksList } from './commands/clocks-list.ts';
import { command as clocksDecide } from './commands/clocks-decide.ts';
import { command as clocksReport } from './commands/clocks-report.ts';
import { command as clocksWaive } from './commands/clocks-waive.ts';
import { command as clocksSuspend } from './commands/clocks-suspend.ts';
import { command as clocksResume } from './commands/clocks-resume.ts';
import { command as clocksLater } from './commands/clocks-later.ts';
import { command as clocksConfirm } from './commands/clocks-confirm.ts';
import { command as factSet } from './commands/fact-set.ts';
import { command as factUnknown } from './commands/fact-unknown.ts';
import { command as severityRaise } from './commands/severity-raise.ts';
import { command as severityLower } from './commands/severity-lower.ts';
import { command as typeCommand } from './commands/type.ts';
import { command as ownerCommand } from './commands/owner.ts';
import { command as handoverOffer } from './commands/handover-offer.ts';
import { command as handoverAccept } from './commands/handover-accept.ts';
import { command as taskDone } from './commands/task-done.ts';
import { command as decideCommand } from './commands/decide.ts';
import { command as stageEnter } from './commands/stage-enter.ts';
import { command as actionPropose } from './commands/action-propose.ts';
import { command as actionAmend } from './commands/action-amend.ts';
import { command as actionApprove } from './commands/action-approve.ts';
import { command as actionRefuse } from './commands/action-refuse.ts';
import { command as actionBreakGlass } from './commands/action-break-glass.ts';
import { command as actionRelease } from './commands/action-release.ts';
import { command as actionExecute } from './commands/action-execute.ts';
import { command as actionProve } from './commands/action-prove.ts';
import { command as actionFail } from './commands/action-fail.ts';
import { command as actionUndo } from './commands/action-undo.ts';
import { command as noticeList } from './commands/notice-list.ts';
import { command as noticeDraft } from './commands/notice-draft.ts';
import { command as noticeRevise } from './commands/notice-revise.ts';
import { command as noticeApprove } from './commands/notice-approve.ts';
import { command as noticePropose } from './commands/notice-propose.ts';
import { command as noticeSend } from './commands/notice-send.ts';
import { command as noticeLetters } from './commands/notice-letters.ts';
import { command as noticeResend } from './commands/notice-resend.ts';
import { command as reportDraft } from './commands/report-draft.ts';
import { command as reportPublish } from './commands/report-publish.ts';
import { command as reportList } from './commands/report-list.ts';
import { command as noteAdd } from './commands/note-add.ts';
import { command as noteList } from './commands/note-list.ts';
import { command as privilegeLog } from './commands/privilege-log.ts';
import { command as approvalList } from './commands/approval-list.ts';
import { command as approvalShow } from './commands/approval-show.ts';
import { command as approvalReport } from './commands/approval-report.ts';
import { command as waiveCommand } from './commands/waive.ts';
import { command as changeRecord } from './commands/change-record.ts';
import { command as changeValidate } from './commands/change-validate.ts';
import { command as evidenceAdd } from './commands/evidence-add.ts';
import { command as contentGet } from './commands/content-get.ts';
import { command as contentRedact } from './commands/content-redact.ts';
import { command as closeCommand } from './commands/close.ts';
import { command as reopenCommand } from './commands/reopen.ts';
import { command as notAnIncident } from './commands/not-an-incident.ts';
import { command as packCommand } from './commands/pack.ts';
import { command as ledgerKey } from './commands/ledger-key.ts';
import { command as ledgerCheckpoint } from './commands/ledger-checkpoint.ts';
import { command as auditCommand } from './commands/audit.ts';
import { command as verifyCommand } from './commands/verify.ts';
import { command as checkCommand } from './commands/check.ts';
import { command as clockCommand } from './commands/clock.ts';
import { command as doctorCommand } from './commands/doctor.ts';

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  demoCommand,
  initCommand,
  signIn,
  signOut,
  peopleList,
  onCallShow,
  onCallCover,
  onCallAccept,
  onCallHeard,
  onCallWithdraw,
  onCallLoad,
  pageList,
  pageAcknowledge,
  contactList,
  contactAdd,
  contactCode,
  contactVerify,
  contactFirst,
  contactSecret,
  contactQuiet,
  contactRemove,
  reachList,
  channelList,
  deliveryList,
  deliveryPreview,
  deliveryRedeliver,
  peopleInvite,
  peopleLink,
  peopleRemove,
  seatsList,
  seatsFill,
  seatsVacate,
  seatsAssign,
  tokensIssue,
  tokensList,
  tokensRevoke,
  planShow,
  planList,
  planAdd,
  planPull,
  planPush,
  planApprove,
  planRefuse,
  planActivate,
  planAdopt,
  planAsk,
  planClocks,
  planDiff,
  planSchema,
  signalsList,
  signalsShow,
  signalsTriage,
  signalsAttach,
  signalsSnooze,
  signalsDecline,
  signalsTicket,
  ticketList,
  ticketAgain,
  incidentList,
  incidentShow,
  incidentDeclare,
  incidentSystem,
  incidentPreview,
  incidentTags,
  incidentLink,
  incidentUnlink,
  setsList,
  setsOpen,
  setsAdd,
  setsRemove,
  recurrence,
  tags,
  incidentClocks,
  incidentReview,
  followUpList,
  followUpOpen,
  followUpAssign,
  followUpMove,
  followUpDone,
  followUpValidate,
  followUpReopen,
  factorAdd,
  factorList,
  insightsCommand,
  clocksList,
  clocksDecide,
  clocksReport,
  clocksWaive,
  clocksSuspend,
  clocksResume,
  clocksLater,
  clocksConfirm,
  factSet,
  factUnknown,
  severityRaise,
  severityLower,
  typeCommand,
  ownerCommand,
  handoverOffer,
  handoverAccept,
  taskDone,
  decideCommand,
  stageEnter,
  actionPropose,
  actionAmend,
  actionApprove,
  actionRefuse,
  actionBreakGlass,
  actionRelease,
  actionExecute,
  actionProve,
  actionFail,
  actionUndo,
  noticeList,
  noticeDraft,
  noticeRevise,
  noticeApprove,
  noticePropose,
  noticeSend,
  noticeLetters,
  noticeResend,
  reportDraft,
  reportPublish,
  reportList,
  noteAdd,
  noteList,
  privilegeLog,
  approvalList,
  approvalShow,
  approvalReport,
  waiveCommand,
  changeRecord,
  changeValidate,
  evidenceAdd,
  contentGet,
  contentRedact,
  closeCommand,
  reopenCommand,
  notAnIncident,
  packCommand,
  ledgerKey,
  ledgerCheckpoint,
  auditCommand,
  verifyCommand,
  checkCommand,
  clockCommand,
  doctorCommand,
];
