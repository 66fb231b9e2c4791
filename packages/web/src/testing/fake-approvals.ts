import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Row = Answer<'approvals.list'>['items'][number];

/** So many actions that wait, each of an incident of its own. */
export function fakeApprovals(clock: FakeClock, wording: Wording, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => rowOf(clock, wording, index));
}

function rowOf({ at }: FakeClock, wording: Wording, index: number): Row {
  return {
    incident: {
      id: `incident-${index}`,
      reference: `INC-${12 + index}`,
      title: worded('Support assistant answers with account numbers', wording, index),
      severity: index % 2 === 0 ? 'critical' : 'high',
      stage: 'contain',
    },
    number: 1 + (index % 3),
    title: worded('Notify customers', wording, index + 1),
    requester: { person: 'p-communications-lead', name: nameOf('communications-lead', wording) },
    proposedAt: at(-20),
    gate: 'notify-customers',
    due: at(4 + index * 7),
    silenceAt: at(2 + index * 7),
    missing: ['legal', 'executive'],
    reversible: false,
    external: true,
    mine: index % 2 === 0,
  };
}

/** All that an approver needs of the first of them. */
export function fakeApproval(clock: FakeClock, wording: Wording): Answer<'approvals.show'> {
  const { at } = clock;
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const text = (plain: string, seed: number) => worded(plain, wording, seed);
  const { silenceAt, ...row } = rowOf(clock, wording, 0);
  return {
    ...row,
    action: 'notify-customers',
    system: text('The support assistant', 2),
    digest: '1b'.repeat(32),
    progress: 'waiting',
    parameters: { notice: 3 },
    notice: {
      number: 3,
      kind: 'full',
      to: text('The customers concerned', 3),
      text: text('On 23 November at 09:00 we learned that our assistant showed account numbers to others.', 4),
    },
    reason: text('The law gives us 72 hours, and two newspapers have called.', 5),
    undoes: null,
    consequences: ['It reaches people outside the organisation.', 'It cannot be taken back.'],
    undo: null,
    alternatives: [{ action: 'holding', title: text('A holding statement', 6), reversible: false }],
    evidence: [{ number: 1, category: 'application-logs', title: text('Log of the tool calls', 7) }],
    severityReasons: ['Confidential data was exposed'],
    silence: { at: silenceAt, asks: [text('Privacy counsel', 8), 'chief-executive'], firedAt: null },
    needs: [
      { count: 1, of: 'legal' },
      { count: 1, of: 'executive' },
    ],
    approvals: [{ ...who('general-counsel'), as: 'legal', at: at(-3), lapsesAt: at(300) }],
    runBy: null,
    reported: [
      {
        person: who('chief-operating-officer'),
        witness: who('security-lead'),
        reportedBy: who('communications-lead'),
        how: 'phone',
        saidAt: at(-8),
        recordedAt: at(-2),
        words: text('Send it', 9),
        current: true,
      },
    ],
  };
}
