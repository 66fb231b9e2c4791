import type { IncidentEvent } from '../../events/all-events.ts';
import { refuse } from '../../refusal.ts';
import { hasRun } from '../has-run.ts';
import { findAction, happened } from './decision.ts';
import type { Decide } from './decision.ts';
import { decideRelease, letThrough, takenBack } from './mail-notice.ts';
import { mayWrite, openNotice, refuseUnready, refuseWriting } from './notice.ts';

/** The notice leaves by e-mail, or has left on another way and is recorded with what proves it. */
export const decideSendNotice: Decide<'send-notice'> = (plan, incident, command, context) =>
  command.how === 'sent'
    ? decideRelease(plan, incident, command, context)
    : decideRecordSent(plan, incident, command, context);

/**
 * Its gate is checked whole at this moment, and what left before the gate opened is no sending of this notice: that is
 * told in a note.
 */
const decideRecordSent: Decide<'send-notice'> = (plan, incident, command, context) => {
  const found = openNotice(plan, incident, command, 'record');
  if (!found.ok) return found;
  const { notice, rule, clause } = found.value;
  if (!mayWrite(plan, incident, context, rule)) return refuseWriting(rule, notice.notification);
  const unready = refuseUnready(plan, notice, rule, clause);
  if (unready !== null) return unready;
  const { number, revision, sentAt, recipients, through, proof } = command;
  if (through !== null && !rule.through.includes(through))
    return refuse(
      'notice/channel',
      `The plan tells ${notice.notification} by ${rule.through.join(', ') || 'no channel of its own'}.`,
      'Name one of these, or record it as sent with words of your own.',
      `${clause}.through`,
    );
  if (proof !== null && !incident.evidence.some((item) => item.number === proof))
    return refuse('notice/proof', `There is no evidence E-${proof}.`, 'Attach the proof first.', clause);
  const action = notice.action === null ? undefined : findAction(incident, notice.action);
  // What letters of it have left under has run already.
  const passed =
    action !== undefined && hasRun(action) ? happened() : letThrough(plan, incident, notice, rule, context);
  if (!passed.ok) return passed;
  const approvals = action?.gate?.approvals.map((each) => each.at) ?? [];
  const earliest = [notice.draftedAt, ...approvals].toSorted().at(-1) ?? notice.draftedAt;
  if (sentAt < earliest || sentAt > context.now)
    return refuse(
      'action/impossible-time',
      `It was ready at ${earliest}, and it is ${context.now} now.`,
      'Name an instant between the two; what left earlier is told in a note.',
      clause,
    );
  const data = { number, revision, how: 'recorded-as-sent', sentAt, recipients, through, proof } as const;
  const sent: IncidentEvent = { type: 'notice-sent', data };
  return happened(...passed.value, sent, ...takenBack(notice));
};
