import { personOf } from '../actor.ts';
import type { HappenedIncidentEvent } from './incident-event.ts';
import { evolveMailing } from './evolve-mailing.ts';
import type { MailingEvent } from './evolve-mailing.ts';
import type { ChangeRecord, Notice, Written } from './written.ts';

type WrittenEvent = Extract<
  HappenedIncidentEvent,
  {
    type:
      | 'notice-drafted'
      | 'notice-revised'
      | 'notice-language-approved'
      | 'notice-proposed'
      | 'notice-sent'
      | MailingEvent['type']
      | 'notice-retracted'
      | 'report-published'
      | 'note-recorded'
      | 'approval-reported'
      | 'obligation-waived'
      | 'change-recorded'
      | 'change-validated'
      | 'factor-recorded';
  }
>;

/** What is written after one more event about it. */
export function evolveWritten(was: Written, event: WrittenEvent): Partial<Written> {
  const [by, at] = [personOf(event.actor), event.recordedAt];
  switch (event.type) {
    case 'notice-drafted': {
      const fresh = { revision: 1, languageApproved: null, action: null, sent: null, mailing: null, retractedBy: null };
      return { notices: [...was.notices, { ...event.data, ...fresh, draftedBy: by, draftedAt: at }] };
    }
    case 'notice-revised': {
      const { number, revision, text, used, open } = event.data;
      return changeNotice(was, number, { revision, text, used, open, languageApproved: null });
    }
    case 'notice-language-approved':
      return changeNotice(was, event.data.number, { languageApproved: { by: event.data.person, at } });
    case 'notice-proposed':
      return changeNotice(was, event.data.number, { action: event.data.action });
    case 'notice-sent': {
      const { number, how, sentAt, recipients, through, proof } = event.data;
      // What left by e-mail was sent by whoever released it; that the last letter was taken is told by the outbox.
      const mailing = was.notices.find((notice) => notice.number === number)?.mailing ?? null;
      const sender = how === 'sent' && mailing !== null ? mailing.by : by;
      return changeNotice(was, number, { sent: { how, sentAt, knownAt: at, by: sender, recipients, through, proof } });
    }
    case 'notice-released':
    case 'notice-leaving':
    case 'notice-held-back':
    case 'letter-accepted':
    case 'letter-deferred':
    case 'letter-refused':
    case 'letters-sent-again':
      return { notices: was.notices.map((notice) => evolveMailing(notice, event)) };
    case 'notice-retracted':
      return changeNotice(was, event.data.number, { retractedBy: event.data.by });
    case 'report-published':
      return { reports: [...was.reports, { ...event.data, by, at }] };
    case 'note-recorded':
      return { notes: [...was.notes, { ...event.data, by, recordedAt: at }] };
    case 'approval-reported': {
      const { number: action, ...said } = event.data;
      return { reportedApprovals: [...was.reportedApprovals, { action, ...said, reportedBy: by, recordedAt: at }] };
    }
    case 'obligation-waived': {
      const { obligation, person, authority, reason } = event.data;
      return { waived: { ...was.waived, [obligation]: { by: person, at, authority, reason } } };
    }
    case 'factor-recorded':
      return { factors: [...was.factors, { ...event.data, by, at }] };
    case 'change-recorded':
      return { changes: [...was.changes, { ...event.data, recordedAt: at, validated: null }] };
    case 'change-validated': {
      const { number, person, how } = event.data;
      const validated = { by: person, at, how };
      const next = (change: ChangeRecord) => (change.number === number ? { ...change, validated } : change);
      return { changes: was.changes.map(next) };
    }
  }
}

function changeNotice(was: Written, number: number, part: Partial<Notice>): Partial<Written> {
  return { notices: was.notices.map((notice) => (notice.number === number ? { ...notice, ...part } : notice)) };
}
