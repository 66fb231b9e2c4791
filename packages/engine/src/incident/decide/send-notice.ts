import { entry } from '../../entry.ts';
import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import { gatedBy } from '../notice-rules.ts';
import { findAction, happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { decideExecute } from './execute.ts';
import { mayWrite, openNotice, refuseUnready, refuseWriting } from './notice.ts';

/**
 * The notice leaves, or has left and is recorded with what proves it. Its gate is checked whole at this moment, and what
 * left before the gate opened is no sending of this notice: that is told in a note.
 */
export const decideSendNotice: Decide<'send-notice'> = (plan, incident, command, context) => {
  const found = openNotice(plan, incident, command);
  if (!found.ok) return found;
  const { notice, rule, clause } = found.value;
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, notice.notification);
  const unready = refuseUnready(plan, notice, rule, clause);
  if (unready !== null) return unready;
  const { number, revision, how, sentAt, recipients, through, proof } = command;
  if (through !== null && !rule.through.includes(through))
    return refuse(
      'notice/channel',
      `The plan tells ${notice.notification} by ${rule.through.join(', ') || 'no channel of its own'}.`,
      'Name one of these, or record it as sent with words of your own.',
      `${clause}.through`,
    );
  if (proof !== null && !incident.evidence.some((item) => item.number === proof))
    return refuse('notice/proof', `There is no evidence E-${proof}.`, 'Attach the proof first.', clause);
  const gated = gatedBy(rule, notice);
  const action = notice.action === null ? undefined : findAction(incident, notice.action);
  if (gated !== null && action === undefined)
    return refuse(
      'approval/needed',
      `N-${number} passes the gate ${entry(plan.actions, gated)?.gate ?? gated} first.`,
      `Propose it.`,
      clause,
    );
  const approvals = action?.gate?.approvals.map((each) => each.at) ?? [];
  const earliest = [notice.draftedAt, ...approvals].toSorted().at(-1) ?? notice.draftedAt;
  if (sentAt < earliest || sentAt > context.now)
    return refuse(
      'action/impossible-time',
      `It was ready at ${earliest}, and it is ${context.now} now.`,
      'Name an instant between the two; what left earlier is told in a note.',
      clause,
    );
  const sent: IncidentEvent = {
    type: 'notice-sent',
    data: { number, revision, how, sentAt, recipients, through, proof },
  };
  const taken: readonly IncidentEvent[] =
    notice.retracts === null
      ? []
      : [{ type: 'notice-retracted', data: { number: notice.retracts, by: notice.number } }];
  if (gated === null || action === undefined) return happened(sent, ...taken);
  const { digest } = action;
  const passed = decideExecute(
    plan,
    incident,
    { type: 'execute-action', number: action.number, digest, doNotWait: null },
    context,
  );
  return passed.ok ? happened(...passed.value, sent, ...taken) : passed;
};
