/** Every reason for which a command is refused. Stable: others script against these codes. */
export type RefusalCode =
  | 'incident/unknown'
  | 'incident/already-declared'
  | 'incident/closed'
  | 'incident/not-closed'
  | 'incident/close-unfinished'
  | 'type/unknown'
  | 'type/does-not-count'
  | 'system/unknown'
  | 'system/same'
  | 'system/acted-on'
  | 'system/not-yours'
  | 'fact/unknown'
  | 'fact/wrong-kind'
  | 'fact/not-yours'
  | 'severity/not-higher'
  | 'severity/not-lower'
  | 'severity/not-yours'
  | 'seat/unknown'
  | 'seat/not-yours'
  | 'seat/person-unknown'
  | 'handover/none'
  | 'handover/not-yours'
  | 'handover/same-person'
  | 'task/unknown'
  | 'task/not-yours'
  | 'task/done'
  | 'decision/unknown'
  | 'decision/not-yours'
  | 'stage/not-yours'
  | 'stage/same'
  | 'stage/not-next'
  | 'stage/unfinished'
  | 'action/unknown'
  | 'action/not-open'
  | 'action/not-executed'
  | 'action/not-proven'
  | 'action/not-undoable'
  | 'action/already-open'
  | 'action/not-yours'
  | 'action/impossible-time'
  | 'approval/needed'
  | 'approval/none-asked'
  | 'approval/own-request'
  | 'approval/same-person'
  | 'approval/not-a-person'
  | 'approval/not-eligible'
  | 'approval/not-needed'
  | 'approval/stale'
  | 'approval/lapsed'
  | 'approval/no-longer-eligible'
  | 'approval/not-in-ledger'
  | 'break-glass/not-allowed'
  | 'preservation/answered'
  | 'probe/nothing-new'
  | 'action/alteration-waits'
  | 'page/not-yours'
  | 'page/answered'
  | 'clock/unknown'
  | 'clock/not-yours'
  | 'clock/not-running'
  | 'clock/reported'
  | 'clock/late-without-reason'
  | 'clock/impossible-time'
  | 'clock/unknown-proof'
  | 'clock/not-suspended'
  | 'clock/not-later'
  | 'clock/none-asked'
  | 'clock/own-request'
  | 'evidence/unknown-category'
  | 'evidence/not-yours'
  | 'evidence/empty'
  | 'notice/unknown-audience'
  | 'notice/unknown'
  | 'notice/not-yours'
  | 'notice/unresolved'
  | 'notice/language'
  | 'notice/stale'
  | 'notice/sent'
  | 'notice/bound'
  | 'notice/no-gate'
  | 'notice/no-channel'
  | 'notice/channel'
  | 'notice/proof'
  | 'notice/nothing-to-retract'
  | 'notice/unreadable'
  | 'report/unknown'
  | 'report/not-yours'
  | 'note/not-yours'
  | 'note/future'
  | 'approval/witness'
  | 'obligation/unknown'
  | 'obligation/not-waivable'
  | 'obligation/not-yours'
  | 'change/unknown'
  | 'change/not-yours'
  | 'change/own-work'
  | 'change/validated'
  | 'change/not-validated'
  | 'marking/not-counsel'
  | 'content/unknown'
  | 'timer/not-due'
  | 'timer/not-current'
  | 'deadline/beyond-calendar'
  | 'signal/unknown'
  | 'signal/already-triaged'
  | 'signal/impossible-time'
  | 'signal/drill'
  | 'switch/not-held'
  | 'person/unknown'
  | 'person/already-there'
  | 'person/last-administrator'
  | 'plan/unchanged'
  | 'plan/unknown'
  | 'plan/not-yours'
  | 'plan/not-open'
  | 'plan/already-proposed'
  | 'plan/superseded'
  | 'plan/action-waits'
  | 'plan/lacks'
  | 'actor/not-a-person';

/** A command that does not happen, and why. Nothing changes. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong, for the person who asked. Holds ids, never content. */
  readonly message: string;
  /** How to go on. */
  readonly mend: string;
  /** The clause of the plan that says so: `gates.stop-revenue-feature`. Null where no plan decides it. */
  readonly clause: string | null;
}

export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: F };

export function accept<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  message: string,
  mend: string,
  clause: string | null = null,
): Result<never, Refusal> {
  return { ok: false, refusal: { code, message, mend, clause } };
}
