import { entry } from '../../entry.ts';
import type { CompiledPlan, NotificationRule } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { ownsIncident, sitsIn } from '../context.ts';
import type { DecisionContext } from '../context.ts';
import type { Incident } from '../incident.ts';
import { isUnderWay } from '../mailing-rules.ts';
import { gatedBy, noticeOf, ruleOf, wantsLanguage } from '../notice-rules.ts';
import type { Notice } from '../written.ts';
import { findAction, happened } from './decision.ts';
import type { Decide, Decision } from './decision.ts';
import { amendAction, decidePropose, isOpen } from './propose.ts';

/** A text to an audience of the plan. What nobody knows yet may stand open in it; then it cannot leave. */
export const decideDraftNotice: Decide<'draft-notice'> = (plan, incident, command, context) => {
  const { type: _, ...drafted } = command;
  const rule = entry(plan.notifications, drafted.notification);
  if (!rule)
    return refuse(
      'notice/unknown-audience',
      `The plan tells no ${drafted.notification}.`,
      `It tells: ${Object.keys(plan.notifications).join(', ')}.`,
      'notifications',
    );
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, drafted.notification);
  const fault = retractionFault(incident, drafted);
  if (fault !== null) return fault;
  const data = { ...drafted, ...lists(drafted), number: incident.notices.length + 1 };
  return happened({ type: 'notice-drafted', data });
};

/** Another wording. Legal looks at it again, and whoever has approved it at the gate is asked anew. */
export const decideReviseNotice: Decide<'revise-notice'> = (plan, incident, command, context) => {
  const found = openNotice(plan, incident, command, 'change');
  if (!found.ok) return found;
  const { notice, rule } = found.value;
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, notice.notification);
  const { number, text, reason } = command;
  const data = { number, revision: notice.revision + 1, text, ...lists(command), reason };
  const revised: IncidentEvent = { type: 'notice-revised', data };
  const action = notice.action === null ? undefined : findAction(incident, notice.action);
  if (action === undefined || !isOpen(action)) return happened(revised);
  const amended = amendAction(plan, incident, action, { notice: number, text }, reason);
  return amended.ok ? happened(revised, ...amended.value) : amended;
};

/** Legal controls the language: the wording as it is now, without anything open. */
export const decideApproveLanguage: Decide<'approve-notice-language'> = (plan, incident, command, context) => {
  const found = openNotice(plan, incident, command, 'change');
  if (!found.ok) return found;
  const { notice, clause } = found.value;
  const { actor } = context;
  if (actor.kind !== 'person' || !sitsIn(plan, incident, context, ['legal']))
    return refuse(
      'notice/not-yours',
      'Legal controls the language of notices.',
      'Ask somebody who sits in legal, signed in as themselves.',
      'functions.legal',
    );
  const unresolved = refuseOpen(plan, notice, clause);
  if (unresolved !== null) return unresolved;
  const { number, revision } = command;
  return happened({ type: 'notice-language-approved', data: { number, revision, person: actor.person } });
};

/** Asks the gate of the plan for this wording: its approvers bind themselves to these bytes. */
export const decideProposeNotice: Decide<'propose-notice'> = (plan, incident, command, context) => {
  const found = openNotice(plan, incident, command, 'change');
  if (!found.ok) return found;
  const { notice, rule, clause } = found.value;
  const action = gatedBy(rule, notice);
  if (action === null) return refuse('notice/no-gate', `No gate stands before N-${notice.number}.`, 'Send it.', clause);
  const asked = notice.action === null ? undefined : findAction(incident, notice.action);
  if (asked && isOpen(asked))
    return refuse('action/already-open', `A-${asked.number} already asks for it.`, 'Approve or refuse it.', clause);
  const unready = refuseUnready(plan, notice, rule, clause);
  if (unready !== null) return unready;
  const { number, revision, reason } = command;
  const parameters = { notice: number, text: notice.text };
  const proposed = decidePropose(
    plan,
    incident,
    { type: 'propose-action', action, parameters, undoes: null, reason },
    context,
  );
  if (!proposed.ok) return proposed;
  const data = { number, revision, action: incident.actions.length + 1 };
  return happened(...proposed.value, { type: 'notice-proposed', data });
};

/** An action that stands for a notice is changed and run with it alone. Null where it stands for itself. */
export function refuseBound(incident: Incident, number: number, how: string): Decision | null {
  const notice = noticeOf(incident, number);
  if (!notice) return null;
  return refuse(
    'notice/bound',
    `A-${number} asks for notice N-${notice.number}.`,
    `${how} N-${notice.number}: the action follows.`,
    `notifications.${notice.notification}`,
  );
}

interface OpenNotice {
  readonly notice: Notice;
  readonly rule: NotificationRule;
  readonly clause: string;
}

/** A notice that has not left, in the revision that was looked at. */
export function openNotice(
  plan: CompiledPlan,
  incident: Incident,
  { number, revision }: { readonly number: number; readonly revision: number },
  forWhat: 'change' | 'send' | 'record' | 'let-leave',
): Result<OpenNotice, Refusal> {
  const notice = incident.notices.find((each) => each.number === number);
  const rule = notice && ruleOf(plan, notice);
  if (!notice || !rule)
    return refuse(
      'notice/unknown',
      `${incident.reference} has no notice N-${number}.`,
      `It has ${incident.notices.length}.`,
      'notifications',
    );
  const clause = `notifications.${notice.notification}`;
  if (notice.sent !== null)
    return refuse(
      'notice/sent',
      `N-${number} was sent at ${notice.sent.sentAt}.`,
      'Draft an update or a retraction.',
      clause,
    );
  if (revision !== notice.revision)
    return refuse('notice/stale', `N-${number} was changed after you saw it.`, 'Read it again.', clause);
  return mayStillBe(notice, forWhat)
    ? { ok: true, value: { notice, rule, clause } }
    : refuse(
        'notice/leaving',
        `N-${number} is on its way out since ${notice.mailing?.at ?? 'now'}.`,
        'Look at its letters: what did not get through is sent again, or recorded as sent. Else draft an update.',
        clause,
      );
}

/** What is on its way out by e-mail is neither changed nor sent a second time. */
function mayStillBe({ mailing }: Notice, forWhat: 'change' | 'send' | 'record' | 'let-leave'): boolean {
  if (mailing === null) return true;
  switch (forWhat) {
    case 'change':
      return mailing.state.kind !== 'leaving';
    case 'send':
      return mailing.state.kind === 'held-back';
    case 'record':
      return !isUnderWay(mailing);
    case 'let-leave':
      return mailing.state.kind === 'waiting';
  }
}

/** Nothing open in it, and its language approved where the plan sends it outside. Null when it may go on. */
export function refuseUnready(
  plan: CompiledPlan,
  notice: Notice,
  rule: NotificationRule,
  clause: string,
): Decision | null {
  const unresolved = refuseOpen(plan, notice, clause);
  if (unresolved !== null) return unresolved;
  if (!wantsLanguage(rule) || notice.languageApproved !== null) return null;
  return refuse(
    'notice/language',
    `Legal has not approved the language of N-${notice.number} as it is now.`,
    'Ask somebody who sits in legal.',
    clause,
  );
}

export function mayWrite(
  plan: CompiledPlan,
  incident: Incident,
  context: DecisionContext,
  rule: NotificationRule,
): boolean {
  return sitsIn(plan, incident, context, [rule.owner, 'communications', 'legal']) || ownsIncident(incident, context);
}

export function refuseWriting(rule: NotificationRule, notification: string): Decision {
  return refuse(
    'notice/not-yours',
    `Notices to ${notification} are written by ${rule.owner}, communications or legal.`,
    'Ask somebody who sits there, or the incident owner.',
    `notifications.${notification}`,
  );
}

function refuseOpen(plan: CompiledPlan, { number, open }: Notice, clause: string): Decision | null {
  if (open.length === 0) return null;
  const whose = open.map((name) => {
    const by = entry(plan.facts, name)?.answeredBy;
    return by === undefined ? name : `${name} (answered by ${by.join(' or ')})`;
  });
  return refuse(
    'notice/unresolved',
    `N-${number} still asks for ${whose.join(', ')}.`,
    'Answer it and fill the notice in again, or write what takes its place.',
    clause,
  );
}

function retractionFault(
  incident: Incident,
  { kind, retracts, notification }: Pick<Notice, 'kind' | 'retracts' | 'notification'>,
): Decision | null {
  if ((kind === 'retraction') === (retracts !== null)) {
    const taken = incident.notices.find((each) => each.number === retracts);
    if (kind !== 'retraction' || (taken?.sent && taken.retractedBy === null && taken.notification === notification))
      return null;
  }
  return refuse(
    'notice/nothing-to-retract',
    'A retraction takes back one notice to the same audience that was sent and stands.',
    'Name its number; other kinds name none.',
    `notifications.${notification}`,
  );
}

function lists({ used, open }: Pick<Notice, 'used' | 'open'>) {
  return { used: [...used], open: [...open] };
}
