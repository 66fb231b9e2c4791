import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Notices = Answer<'incidents.notices'>;

/** Answers about what is written in the one incident; null for another path. */
export function fakeWritten(path: string, clock: FakeClock, wording: Wording, isEmpty: boolean): object | null {
  const parts: ReadonlyMap<string, () => object> = new Map<string, () => object>([
    ['notices', () => (isEmpty ? { ...fakeNotices(clock, wording), notices: [] } : fakeNotices(clock, wording))],
    ['reports', () => (isEmpty ? { reports: [], nextDue: null, draft: '' } : fakeReports(clock, wording))],
    ['notes', () => (isEmpty ? { notes: [] } : fakeNotes(clock, wording))],
    ['changes', () => (isEmpty ? { changes: [] } : fakeChangeRecords(clock, wording))],
    ['privilege-log', () => (isEmpty ? { entries: [] } : fakePrivilegeLog(clock, wording))],
  ]);
  return parts.get(path)?.() ?? null;
}

function fakeNotices({ at }: FakeClock, wording: Wording): Notices {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const text = (plain: string, seed: number) => worded(plain, wording, seed);
  const common = {
    notification: 'customers',
    to: text('The customers concerned', 3),
    template: 'customer-notice',
    revision: 1,
    used: [{ name: 'aware_at', revision: 1 }],
    open: [],
    draftedBy: who('communications-lead'),
    draftedAt: at(-20),
    languageApproved: null,
    action: null,
    sent: null,
    byMail: null,
    mailing: null,
    retracts: null,
    retractedBy: null,
  };
  const mailing = {
    by: who('communications-lead'),
    at: at(-4),
    through: 'mail',
    state: 'leaving',
    because: null,
    letters: [],
  } as const;
  const letter = {
    letter: 1,
    attempts: 0,
    because: null,
    status: null,
    until: null,
    at: null,
    messageId: null,
    queueId: null,
    proof: null,
  };
  const approved = { by: who('general-counsel'), at: at(-12) };
  return {
    notices: [
      {
        ...common,
        number: 1,
        kind: 'holding',
        text: text('We are looking into a failure of our assistant. We will say more as soon as we know more.', 1),
        languageApproved: approved,
        next: 'nothing',
        action: { number: 7, digest: '2c'.repeat(32), progress: 'executed', missing: [] },
        sent: {
          how: 'recorded-as-sent',
          sentAt: at(-9),
          knownAt: at(-8),
          by: who('communications-lead'),
          recipients: text('412 customers, by letter', 2),
          through: null,
          proof: 1,
        },
      },
      {
        ...common,
        number: 2,
        kind: 'full',
        text: text('On {aware_at} we learned that our assistant showed account numbers to others. {contact}', 4),
        open: [
          { name: 'aware_at', answeredBy: ['legal'] },
          { name: 'contact', answeredBy: [] },
        ],
        next: 'answers',
      },
      {
        ...common,
        number: 3,
        kind: 'update',
        revision: 2,
        text: text('The assistant is stopped. Nobody else can see your account number any more.', 5),
        languageApproved: approved,
        next: 'approval',
        action: { number: 8, digest: '3d'.repeat(32), progress: 'waiting', missing: ['legal', 'executive'] },
      },
      {
        ...common,
        number: 4,
        kind: 'full',
        text: text('We learned that our assistant showed account numbers to others. Call us.', 6),
        languageApproved: approved,
        next: 'sending',
        byMail: 'mail',
        mailing: { ...mailing, state: 'held-back', because: 'notice/stale', letters: [] },
      },
      {
        ...common,
        number: 5,
        kind: 'full',
        text: text('We learned that our assistant showed account numbers to others. Call us.', 6),
        languageApproved: approved,
        next: 'delivery',
        action: { number: 9, digest: '4e'.repeat(32), progress: 'executed', missing: [] },
        byMail: 'mail',
        mailing: {
          ...mailing,
          letters: [
            {
              ...letter,
              state: 'accepted',
              address: text('anna@example.com', 7),
              at: at(-3),
              messageId: '<018f0000-0000-7000-8000-000000000001.N-5.1.1@example.com>',
              queueId: '4F3xYz',
              proof: `SHA-256 ${'5f'.repeat(32)} of 1418 bytes`,
            },
            {
              ...letter,
              letter: 2,
              state: 'deferred',
              address: text('ben@example.org', 8),
              attempts: 3,
              because: 'provider',
              status: 451,
              until: at(1),
            },
            {
              ...letter,
              letter: 3,
              state: 'refused',
              address: text('carla@example.net', 9),
              attempts: 1,
              because: 'address',
              status: 550,
              at: at(-3),
            },
            { ...letter, letter: 4, state: 'waiting', address: text('dora@example.net', 10) },
          ],
        },
      },
    ],
    audiences: [
      {
        notification: 'customers',
        to: text('The customers concerned', 3),
        owner: 'communications',
        gate: 'notify-customers',
        wanted: true,
        due: at(80),
        through: ['sms'],
        ready: [
          { kind: 'holding', template: 'holding-statement', title: 'Holding statement' },
          { kind: 'support-script', template: 'support-answers', title: 'What support says' },
          { kind: 'full', template: 'customer-notice', title: 'Notice to customers' },
        ],
      },
      {
        notification: 'vendors',
        to: 'The vendor of the model',
        owner: 'engineering',
        gate: null,
        wanted: false,
        due: null,
        through: ['phone'],
        ready: [{ kind: 'full', template: 'vendor-notice', title: 'Notice to the vendor' }],
      },
    ],
    canSend: false,
  };
}

function fakeReports({ at }: FakeClock, wording: Wording): Answer<'incidents.reports'> {
  const by = { person: 'p-security-lead', name: nameOf('security-lead', wording) };
  const report = (number: number, corrects: number | null, minutes: number) => ({
    number,
    text: worded(
      `Situation report S-${number}\nThe assistant is stopped; 412 customers are concerned.`,
      wording,
      number,
    ),
    severity: 'critical',
    stage: 'contain',
    corrects,
    by,
    at: at(minutes),
  });
  const draft = 'Situation report S-3 on INC-12\n\nWhat we know\n- Which data were exposed? personal.';
  return { reports: [report(1, null, -30), report(2, 1, -25)], nextDue: at(35), draft };
}

function fakeNotes({ at }: FakeClock, wording: Wording): Answer<'incidents.notes'> {
  const by = { person: 'p-ml-lead', name: nameOf('ml-lead', wording) };
  return {
    notes: [
      {
        number: 1,
        text: worded('The vendor called back: their log shows the same.', wording, 6),
        withheld: false,
        marking: { kind: 'factual', directedBy: null },
        by,
        occurredAt: at(-40),
        recordedAt: at(-10),
        late: true,
      },
      {
        number: 2,
        text: null,
        withheld: true,
        marking: { kind: 'counsel-directed', directedBy: 'p-general-counsel' },
        by,
        occurredAt: at(-9),
        recordedAt: at(-9),
        late: false,
      },
    ],
  };
}

function fakeChangeRecords({ at }: FakeClock, wording: Wording): Answer<'incidents.changes'> {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const change = {
    title: worded('Account numbers are filtered before they are shown', wording, 7),
    reference: worded('change 4711', wording, 8),
    author: who('ml-lead'),
    recordedAt: at(-6),
  };
  const how = worded('Replayed 200 conversations: no number of anybody else', wording, 9);
  return {
    changes: [
      { ...change, number: 1, validated: { by: who('security-lead'), at: at(-2), how } },
      { ...change, number: 2, validated: null },
    ],
  };
}

function fakePrivilegeLog({ at }: FakeClock, wording: Wording): Answer<'incidents.privilegeLog'> {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const basis = 'Written at the direction of counsel, marked so when it was captured';
  const common = { author: who('ml-lead'), directedBy: who('general-counsel'), at: at(-9), basis };
  return {
    entries: [
      { ...common, kind: 'note', reference: 'M-2' },
      { ...common, kind: 'decision', reference: 'D-2' },
    ],
  };
}
