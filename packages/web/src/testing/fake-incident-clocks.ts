import type { ClockView, IncidentView } from '@muster/api';
import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Stage = ClockView['stages'][number];

/** Clocks of the made-up incident: one late, one that nobody has decided, one without a number, one reported. */
export function fakeClocks({ at }: FakeClock, wording: Wording): IncidentView['clocks'] {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const text = (plain: string, seed: number) => worded(plain, wording, seed);
  const stage = (name: string, strictDue: string | null, more: Partial<Stage> = {}): Stage => ({
    stage: name,
    state: strictDue === null ? 'no-number' : 'due',
    anchor: 'aware_at',
    anchoredAt: at(-55),
    presumed: true,
    strictDue,
    legalLatest: strictDue,
    target: null,
    doBy: null,
    rule: 'hours_wallclock',
    timeZone: 'Europe/Dublin',
    calendar: null,
    pack: 'eu 2026-11-26',
    words: 'Not later than so many hours after becoming aware of it.',
    citation: 'Art. 33(1)',
    when: null,
    recipient: 'The authority',
    open: true,
    overdue: false,
    alarms: [],
    history: [
      {
        cause: 'opened',
        reason: null,
        by: who('security-lead'),
        at: at(-42),
        anchoredAt: at(-55),
        presumed: true,
        strictDue,
        legalLatest: strictDue,
      },
    ],
    reports: [],
    waived: null,
    ...more,
  });
  const clock = (key: string, title: string, stages: readonly Stage[], more: Partial<ClockView> = {}): ClockView => ({
    clock: key,
    source: 'law',
    of: key.split('.')[0] ?? key,
    title,
    entity: 'example-ireland',
    role: 'gdpr/controller',
    system: 'support-assistant',
    recipient: 'The authority',
    clause: `clocks.law.${key.split('.')[0] ?? key}`,
    openedAt: at(-42),
    link: null,
    verified: true,
    unsettled: [],
    owner: 'privacy-counsel',
    deputy: 'general-counsel',
    gate: 'notify-regulator',
    applicability: { kind: 'undecided', by: null, at: null, rationale: null },
    suspended: null,
    displacedBy: null,
    relations: [],
    stages: [...stages],
    ...more,
  });
  const decided = {
    kind: 'applies' as const,
    by: who('general-counsel'),
    at: at(-20),
    rationale: text('Account numbers of customers were shown to others', 3),
  };
  const report = { sentAt: at(-5), by: who('general-counsel'), at: at(-4), proof: 1 };
  return [
    clock(
      'contract.enterprise-customers',
      'Enterprise customers',
      [stage('notice', at(-2), { overdue: true, words: '', citation: '' })],
      { source: 'contract', entity: null, role: null, applicability: { ...decided, kind: 'by-plan' } },
    ),
    clock('eu-nis2-23.example-ireland.important-entity', 'NIS2 Art. 23: significant incident', [
      stage('early_warning', at(23 * 60)),
      stage('final', null, { state: 'anchor-missing', anchor: 'notification_submitted_at', anchoredAt: null }),
    ]),
    clock(
      'eu-gdpr-33.example-ireland.controller',
      'GDPR Art. 33: breach of personal data',
      [
        stage('supervisory_authority', at(71 * 60), {
          reports: [{ ...report, reference: text('DPC-2026-1', 1), lateBecause: null }],
          open: false,
        }),
      ],
      { applicability: decided },
    ),
    clock(
      'eu-gdpr-34.example-ireland.controller',
      'GDPR Art. 34: telling people',
      [stage('data_subjects', null, { target: at(60) })],
      {
        applicability: decided,
        verified: false,
        suspended: {
          authority: text('The police', 2),
          reference: text('Js 1/26', 4),
          until: at(300),
          by: who('general-counsel'),
          at: at(-10),
          over: false,
        },
      },
    ),
  ];
}

/** The same clocks as the list over all incidents shows them. */
export function fakeRunningClocks(time: FakeClock, wording: Wording): Answer<'clocks.list'>['items'] {
  const incident = {
    id: '0198f2b0-0000-7000-8000-000000000012',
    reference: 'INC-12',
    title: worded('Support assistant answers with account numbers of other customers', wording, 0),
    severity: 'critical' as const,
  };
  return fakeClocks(time, wording).flatMap((each) =>
    each.stages
      .filter(({ open }) => open)
      .map((stage) => ({
        clock: each.clock,
        source: each.source,
        of: each.of,
        title: each.title,
        entity: each.entity,
        role: each.role,
        recipient: each.recipient,
        verified: each.verified,
        owner: each.owner,
        applicability: each.applicability.kind,
        stage: stage.stage,
        state: stage.state,
        anchoredAt: stage.anchoredAt,
        presumed: stage.presumed,
        strictDue: stage.strictDue,
        legalLatest: stage.legalLatest,
        target: stage.target,
        doBy: stage.doBy,
        overdue: stage.overdue,
        citation: stage.citation,
        incident,
      })),
  );
}
