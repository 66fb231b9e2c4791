import { entry } from '../../entry.ts';
import { addMilliseconds } from '@muster/clocks';
import type { CompiledPlan, NotificationRule } from '@muster/plan';
import type { IncidentEvent } from '../../events/all-events.ts';
import { mostLetters } from '../../events/notice-released.ts';
import { refuse } from '../../refusal.ts';
import type { Incident } from '../incident.ts';
import { mostTries, waitAfter } from '../mailing-rules.ts';
import { gatedBy, ruleOf } from '../notice-rules.ts';
import type { Mailing, Notice } from '../written.ts';
import { findAction, happened } from './decision.ts';
import type { CommandOf, Decide, Decision } from './decision.ts';
import { decideExecute } from './execute.ts';
import { mayWrite, openNotice, refuseUnready, refuseWriting } from './notice.ts';
import type { DecisionContext } from '../context.ts';

/**
 * Somebody has a notice sent by e-mail. Everything is held against plan and gate as if it left at this moment; that
 * is done again just before it does leave, so that nothing of it is used up here.
 */
export function decideRelease(
  plan: CompiledPlan,
  incident: Incident,
  command: CommandOf<'send-notice'>,
  context: DecisionContext,
): Decision {
  const { number, revision, through, recipients, addresses } = command;
  const found = openNotice(plan, incident, command, 'send');
  if (!found.ok) return found;
  const { notice, rule, clause } = found.value;
  if (incident.kind === 'exercise')
    return refuse(
      'notice/no-channel',
      `${incident.reference} is an exercise: nothing of it leaves.`,
      'Record it as sent.',
    );
  const channel = mailChannel(plan, rule, through);
  if (channel === null) return refuseNoMail(plan, notice, rule, clause);
  if (addresses.length === 0 || addresses.length > mostLetters)
    return refuse(
      'notice/addresses',
      `It goes to 1 to ${mostLetters} addresses, and ${addresses.length} are named.`,
      'For more, send it by a mailing service and record it as sent.',
      clause,
    );
  const passed = passes(plan, incident, notice, rule, context);
  if (!passed.ok) return passed;
  const release = (notice.mailing?.release ?? 0) + 1;
  const data = { number, revision, release, through: channel, recipients, addresses: [...addresses] };
  return happened({ type: 'notice-released', data });
}

/** The outbox is about to hand it over: plan, gate and wording are looked at once more, and the gate is used up. */
export const decideLetLeave: Decide<'let-notice-leave'> = (plan, incident, command, context) => {
  const waiting = mailingOf(incident, command, 'waiting');
  if (waiting === null) return refuseNothingWaits(command.number);
  const { number, release } = command;
  const { revision, by, through } = waiting;
  const found = openNotice(plan, incident, { number, revision }, 'let-leave');
  if (!found.ok) return found;
  const { notice, rule, clause } = found.value;
  if (mailChannel(plan, rule, through) === null) return refuseNoMail(plan, notice, rule, clause);
  // On behalf of whoever had it sent, who may have left their seat since.
  const sender = { ...context, actor: { kind: 'person', person: by } as const };
  const passed = passes(plan, incident, notice, rule, sender);
  if (!passed.ok) return passed;
  return happened(...passed.value, { type: 'notice-leaving', data: { number, revision, release } });
};

export const decideHoldBack: Decide<'hold-notice-back'> = (_plan, incident, command) => {
  if (mailingOf(incident, command, 'waiting') === null) return refuseNothingWaits(command.number);
  const { number, release, because } = command;
  return happened({ type: 'notice-held-back', data: { number, release, because } });
};

/** What became of one letter. Once the last one is taken, the notice is sent. */
export const decideRecordLetter: Decide<'record-letter'> = (_plan, incident, command, context) => {
  const { number, letter, outcome } = command;
  const notice = incident.notices.find((each) => each.number === number);
  const mailing = notice?.mailing ?? null;
  const standing = mailing?.letters[letter - 1];
  if (!notice || mailing?.state.kind !== 'leaving' || !standing) return refuseNothingWaits(number);
  if (standing.state.kind === 'accepted' || standing.state.kind === 'refused') return refuseNothingWaits(number);
  switch (outcome.kind) {
    case 'accepted': {
      const { messageId, queueId, proof } = outcome;
      const taken: IncidentEvent = { type: 'letter-accepted', data: { number, letter, messageId, queueId, proof } };
      const others = mailing.letters.filter((_, index) => index !== letter - 1);
      if (others.some(({ state }) => state.kind !== 'accepted')) return happened(taken);
      return happened(taken, ...sentBy(notice, mailing, context));
    }
    case 'retry': {
      const { because, status } = outcome;
      if (standing.attempts + 1 >= mostTries)
        return happened({ type: 'letter-refused', data: { number, letter, because, status } });
      const until = addMilliseconds(context.now, waitAfter(standing.attempts, outcome.afterMilliseconds));
      return happened({ type: 'letter-deferred', data: { number, letter, because, status, until } });
    }
    case 'refused': {
      const { because, status } = outcome;
      return happened({ type: 'letter-refused', data: { number, letter, because, status } });
    }
  }
};

/** Letters that did not get through leave again: the wording and its approvals are those that it left under. */
export const decideSendLettersAgain: Decide<'send-letters-again'> = (plan, incident, command, context) => {
  const { number, letters } = command;
  const notice = incident.notices.find((each) => each.number === number);
  const rule = notice && ruleOf(plan, notice);
  const mailing = notice?.mailing ?? null;
  if (!notice || !rule || mailing?.state.kind !== 'leaving') return refuseNothingWaits(number);
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, notice.notification);
  const wrong = letters.find(({ letter }) => mailing.letters[letter - 1]?.state.kind !== 'refused');
  const isTwice = new Set(letters.map(({ letter }) => letter)).size < letters.length;
  if (wrong !== undefined || isTwice || letters.length === 0)
    return refuse(
      'notice/addresses',
      wrong === undefined
        ? 'Each letter is named once, and at least one.'
        : `Letter ${wrong.letter} is not one that did not get through.`,
      'Name those that were refused.',
      `notifications.${notice.notification}`,
    );
  return happened({ type: 'letters-sent-again', data: { number, letters: letters.map((each) => ({ ...each })) } });
};

/** The gate lets it through at this moment, and what that uses up. */
function passes(
  plan: CompiledPlan,
  incident: Incident,
  notice: Notice,
  rule: NotificationRule,
  context: DecisionContext,
): Decision {
  const clause = `notifications.${notice.notification}`;
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, notice.notification);
  const unready = refuseUnready(plan, notice, rule, clause);
  if (unready !== null) return unready;
  return letThrough(plan, incident, notice, rule, context);
}

/** The gate before a notice, checked whole: its action runs. Nothing where no gate stands. */
export function letThrough(
  plan: CompiledPlan,
  incident: Incident,
  notice: Notice,
  rule: NotificationRule,
  context: DecisionContext,
): Decision {
  const gated = gatedBy(rule, notice);
  if (gated === null) return happened();
  const action = notice.action === null ? undefined : findAction(incident, notice.action);
  if (action === undefined)
    return refuse(
      'approval/needed',
      `N-${notice.number} passes the gate ${entry(plan.actions, gated)?.gate ?? gated} first.`,
      `Propose it.`,
      `notifications.${notice.notification}`,
    );
  const { number, digest } = action;
  return decideExecute(plan, incident, { type: 'execute-action', number, digest, doNotWait: null }, context);
}

/** The notice is sent, and what it takes back is taken back. */
function sentBy(
  notice: Notice,
  { revision, recipients, through }: Pick<Mailing, 'revision' | 'recipients' | 'through'>,
  { now: sentAt }: Pick<DecisionContext, 'now'>,
): readonly IncidentEvent[] {
  const { number } = notice;
  const data = { number, revision, how: 'sent', sentAt, recipients, through, proof: null } as const;
  return [{ type: 'notice-sent', data }, ...takenBack(notice)];
}

export function takenBack({ number, retracts }: Notice): readonly IncidentEvent[] {
  return retracts === null ? [] : [{ type: 'notice-retracted', data: { number: retracts, by: number } }];
}

/** The channel by e-mail that the plan tells an audience by: the named one, else the first. Null where there is none. */
export function mailChannel(plan: CompiledPlan, rule: NotificationRule, named: string | null): string | null {
  const byMail = rule.through.filter((id) => entry(plan.channels, id)?.kind === 'e-mail');
  return (named === null ? byMail[0] : byMail.find((id) => id === named)) ?? null;
}

function refuseNoMail(plan: CompiledPlan, { notification }: Notice, rule: NotificationRule, clause: string): Decision {
  const ways = rule.through.map((id) => `${id} (${entry(plan.channels, id)?.kind ?? 'unknown'})`).join(', ');
  return refuse(
    'notice/channel',
    `The plan tells ${notification} by ${ways || 'no channel of its own'}: Muster sends by e-mail alone.`,
    'Name a channel of the kind e-mail in the plan, or record it as sent.',
    `${clause}.through`,
  );
}

function mailingOf(
  incident: Incident,
  { number, release }: { readonly number: number; readonly release: number },
  kind: Mailing['state']['kind'],
): Mailing | null {
  const mailing = incident.notices.find((each) => each.number === number)?.mailing ?? null;
  return mailing?.release === release && mailing.state.kind === kind ? mailing : null;
}

function refuseNothingWaits(number: number): Decision {
  return refuse('notice/nothing-waits', `Nothing of N-${number} waits for this.`, 'Look at it again.', 'notifications');
}
