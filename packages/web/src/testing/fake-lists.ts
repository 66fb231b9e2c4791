import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { fakeIncident } from './fake-incident.ts';
import { nameOf, seatsOfPlan } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Row = Answer<'incidents.list'>['items'][number];
type Group = Answer<'signals.list'>['items'][number];
type Due = Answer<'work.obligations'>['items'][number];

const titles = [
  'Support assistant answers with account numbers of other customers',
  'Loan pre-check refuses applicants of one postcode',
  'Hidden text in supplier e-mails changes the summary',
  'Model of the vendor answers with errors since noon',
  'Drafting assistant quotes a contract that does not exist',
  'Returns agent refunds orders twice',
];
const severities = ['critical', 'high', 'medium', 'low'] as const;
const stages = ['contain', 'classify', 'investigate', 'recover', 'detect', 'review'] as const;

export function fakeIncidents(clock: FakeClock, wording: Wording, count: number): Row[] {
  const { id, reference, title, type, system, severity, stage, status, owner, declaredAt, nextDue, tags } =
    fakeIncident(clock, wording);
  const first: Row = { id, reference, title, type, system, severity, stage, status, owner, declaredAt, nextDue, tags };
  return [first, ...Array.from({ length: Math.max(0, count - 1) }, (_, at) => row(clock, wording, at + 1, count))];
}

function row({ at }: FakeClock, wording: Wording, index: number, count: number): Row {
  const seat = seatsOfPlan[index % seatsOfPlan.length]?.[0] ?? 'ml-lead';
  const open = index < 6 || index % 7 === 0;
  return {
    id: `incident-${index}`,
    reference: index === 4 ? 'DRL-3' : `INC-${count > 100 ? count + 12 - index : 12 - index}`,
    title: index === 5 ? null : worded(titles[index % titles.length] ?? '', wording, index),
    type: 'incorrect-output',
    system: null,
    severity: severities[index % 4] ?? 'low',
    stage: stages[index % 6] ?? 'detect',
    status: open ? 'open' : index % 5 === 0 ? 'not-an-incident' : 'closed',
    owner: { person: `p-${seat}`, name: nameOf(seat, wording) },
    declaredAt: at(-index * 217),
    nextDue: open ? at(index * 41 - 12) : null,
    tags: [],
  };
}

export function fakeGroups({ at }: FakeClock, wording: Wording, count: number): Group[] {
  const alerts = [
    'The assistant answered with account numbers that were not the customer’s own',
    'Refund tool called 40 times in a minute',
    'Evaluation score of tone fell below 0.7',
    'Vendor status: elevated error rates',
    'Canary phrase seen in an answer',
  ];
  return Array.from({ length: count }, (_, index) => ({
    id: `g-${index + 1}`,
    source: index % 3 === 2 ? 'generic' : 'alertmanager',
    system: index % 2 === 0 ? 'support-assistant' : null,
    title: worded(alerts[index % alerts.length] ?? '', wording, index),
    ...fakeTriage(at, index),
    firing: index % 4,
    signals: (index % 4) + 3,
    firstReceivedAt: at(-55 - index * 13),
    lastReceivedAt: at(-2 - index * 11),
  }));
}

type Triaged = Pick<Group, 'triage' | 'incident' | 'reference' | 'until' | 'woken' | 'suggestion' | 'ticket'>;

function fakeTriage(at: FakeClock['at'], index: number): Triaged {
  const triage =
    (['new', 'triaging', 'new', 'declined', 'declared', 'snoozed', 'attached', 'ticketed', 'ticketed'] as const)[
      index % 9
    ] ?? 'new';
  const isTaken = triage === 'declared' || triage === 'attached';
  const isOpen = triage === 'new' || triage === 'triaging' || triage === 'snoozed';
  return {
    triage,
    incident: isTaken ? 'incident-1' : null,
    reference: isTaken ? 'INC-12' : null,
    until: triage === 'snoozed' ? at(210) : null,
    woken: index % 9 === 2 ? { because: index % 2 === 0 ? 'worse' : 'time', at: at(-4) } : null,
    suggestion: isOpen ? (suggestions[index % suggestions.length] ?? null) : null,
    ticket: triage === 'ticketed' ? fakeTicket(at, index) : null,
  };
}

function fakeTicket(at: FakeClock['at'], index: number): Group['ticket'] {
  const id = `t-${index}`;
  const common = { id, status: null, attempts: 0, askedAt: at(-40), key: null, url: null, because: null, nextAt: null };
  switch (index) {
    default:
      return { ...common, tracker: 'jira', state: 'deferred', because: 'timeout', attempts: 3, nextAt: at(4) };
    case 7:
      return {
        ...common,
        tracker: 'github',
        state: 'made',
        key: '#118',
        url: 'https://github.com/acme/assistant/issues/118',
      };
    case 8:
      return { ...common, tracker: 'servicenow', state: 'failed', because: 'credentials', status: 401, attempts: 1 };
  }
}

/** Those that failed, each with what it is about. */
export function fakeFailedTickets({ at }: FakeClock): Answer<'tickets.list'>['items'] {
  const ticket = fakeTicket(at, 8);
  return ticket === null ? [] : [{ ...ticket, about: { kind: 'signals', group: 'g-9' } }];
}

const suggestions: readonly Group['suggestion'][] = [
  {
    type: { id: 'sensitive-data-exposure', because: ['It speaks of “account number”, “leak”.'] },
    severity: {
      level: 'critical',
      because: ['The source says critical.'],
    },
  },
  {
    type: { id: 'prompt-injection', because: ['It names AML.T0051, which the plan counts to this type.'] },
    severity: {
      level: 'low',
      because: ['Every incident is at least low.', 'It could be critical: nobody has answered material.'],
    },
  },
  { type: null, severity: { level: 'medium', because: ['The source says medium.'] } },
];

export function fakeObligations(
  clock: FakeClock,
  wording: Wording,
  whose: 'mine' | 'function' | 'all',
  count: number,
): Due[] {
  const incidents = fakeIncidents(clock, wording, 6);
  const base = fakeIncident(clock, wording).obligations.filter(({ mine }) => whose !== 'mine' || mine);
  return Array.from({ length: whose === 'all' && count > 50 ? count : base.length * 2 }, (_, index) => {
    const due = base[index % base.length];
    const { id, reference, title, severity, stage } =
      incidents[index < base.length ? 0 : index % incidents.length] ?? fakeIncident(clock, wording);
    if (due === undefined) throw new Error('There is always one.');
    return {
      ...due,
      id: `${due.id}-${index}`,
      kind: index >= base.length && due.kind === 'approval' ? 'task' : due.kind,
      title: worded(due.title, wording, index),
      due:
        due.due === null
          ? null
          : new Date(Date.parse(due.due) + (index < base.length ? 0 : index * 240_000)).toISOString(),
      incident: { id, reference, title, severity, stage },
    };
  }).toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}
