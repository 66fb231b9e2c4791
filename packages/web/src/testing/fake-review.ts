import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Review = Answer<'incidents.review'>;
type FollowUp = Answer<'followUps.list'>['items'][number];

/** Answers about the review of the one incident; null for another path. */
export function fakeReview(path: string, clock: FakeClock, wording: Wording, isEmpty: boolean): object | null {
  if (path === 'review') return reviewOf(clock, wording, isEmpty);
  if (path === 'factors') return { factors: isEmpty ? [] : factorsOf(clock, wording) };
  return null;
}

function reviewOf({ at }: FakeClock, wording: Wording, isEmpty: boolean): Review {
  const event = (version: number, type: string, minutes: number, stream = 'incident/incident-1') => ({
    stream,
    version,
    id: `event-${stream}-${version}`,
    type,
    at: at(minutes),
  });
  const declared = event(1, 'incident-declared', -50);
  const measured = (minutes: number, to: number, type: string, margin: number | null = null) => ({
    kind: 'measured' as const,
    milliseconds: minutes * 60_000,
    start: at(-50),
    end: at(-50 + minutes),
    from: declared,
    to: event(to, type, -50 + minutes),
    margin: margin === null ? null : margin * 60_000,
  });
  const common = { reference: 'INC-12', version: 38, asOf: at(0) };
  const declaredAlone = 'A person declared it without a signal, so nothing says when it began.';
  if (isEmpty) {
    const because = 'Classification is not finished.';
    return {
      ...common,
      metrics: [
        { name: 'detect', subject: null, measure: { kind: 'not-applicable', because: declaredAlone } },
        { name: 'triage', subject: null, measure: { kind: 'not-yet', because, from: declared } },
      ],
      deviations: [],
    };
  }
  const signal = event(1, 'signal-received', -58, 'signal/g-1');
  return {
    ...common,
    metrics: [
      { name: 'detect', subject: null, measure: { ...measured(2, 1, 'signal-received'), from: signal, to: signal } },
      { name: 'declare', subject: null, measure: { ...measured(8, 1, 'incident-declared'), from: signal } },
      { name: 'triage', subject: null, measure: measured(14, 9, 'stage-entered') },
      { name: 'legal-review', subject: null, measure: measured(41, 30, 'task-done') },
      { name: 'decide-containment', subject: null, measure: measured(19, 14, 'decision-recorded') },
      {
        name: 'effective-containment',
        subject: null,
        measure: { kind: 'not-yet', because: 'A step ran, and nothing has proven its effect.', from: declared },
      },
      {
        name: 'notify',
        subject: 'clock:eu-gdpr-33.example-ireland.controller/supervisory_authority',
        measure: measured(340, 36, 'clock-stage-reported', 3_980),
      },
      { name: 'notify', subject: 'notification:leadership', measure: measured(44, 31, 'task-done', -14) },
      {
        name: 'recover',
        subject: null,
        measure: { kind: 'not-yet', because: 'Recovery is not finished.', from: declared },
      },
      { name: 'approval', subject: 'gate:stop-revenue-feature/A-1', measure: measured(11, 18, 'action-approved', 19) },
    ],
    deviations: [
      {
        kind: 'obligation-late',
        subject: 'notification:leadership',
        clause: 'notifications.leadership',
        what: worded('notification:leadership was due at 10:30 and was done at 10:44.', wording, 2),
        late: 14 * 60_000,
        standing: false,
        events: [event(4, 'deadlines-set', -49), event(31, 'task-done', -6)],
      },
      {
        kind: 'page-unanswered',
        subject: 'task:triage',
        clause: 'on_call.security',
        what: 'Nobody answered the page of security-lead: 6 calls in 1 h.',
        late: null,
        standing: false,
        events: [event(1, 'paging-began', -50, 'paging/1'), event(8, 'paging-unanswered', -5, 'paging/1')],
      },
      {
        kind: 'glass-broken',
        subject: 'A-1',
        clause: 'gates.stop-revenue-feature.break_glass',
        what: 'A-1 passed stop-revenue-feature under its break-glass rule and ran.',
        late: null,
        standing: false,
        events: [event(20, 'glass-broken', -30), event(21, 'action-executed', -29)],
      },
      {
        kind: 'obligation-not-done',
        subject: 'task:triage',
        clause: 'workflow.classify.triage',
        what: 'task:triage was due at 10:15 and is still owed.',
        late: 35 * 60_000,
        standing: true,
        events: [event(4, 'deadlines-set', -49)],
      },
    ],
  };
}

function factorsOf({ at }: FakeClock, wording: Wording): Answer<'incidents.factors'>['factors'] {
  const by = { person: 'p-ml-lead', name: nameOf('ml-lead', wording) };
  return [
    {
      number: 1,
      kind: 'guardrail',
      text: worded('The filter looked at the question, and never at the answer', wording, 1),
      content: 'content-1',
      withheld: false,
      marking: { kind: 'factual', directedBy: null },
      by,
      at: at(-5),
    },
    {
      number: 2,
      kind: 'process',
      text: null,
      content: 'content-2',
      withheld: true,
      marking: { kind: 'counsel-directed', directedBy: 'p-general-counsel' },
      by,
      at: at(-4),
    },
  ];
}

/** Follow-ups of every state, as many as are wanted. */
export function fakeFollowUps({ at }: FakeClock, wording: Wording, count: number): readonly FollowUp[] {
  const who = (seat: string) => ({ person: `p-${seat}`, name: nameOf(seat, wording) });
  const day = 24 * 60;
  return Array.from({ length: count }, (_, index): FollowUp => {
    const state = (['open', 'open', 'done', 'validated'] as const)[index % 4] ?? 'open';
    const isDone = state !== 'open';
    const planChange = index % 4 === 3;
    const titles = ['Look at answers too, before they are shown', 'Practise the stop with the support team'];
    return {
      id: `follow-up-${index}`,
      reference: `F-${index + 1}`,
      version: 3,
      incident: { id: 'incident-1', reference: 'INC-12' },
      kind: planChange ? 'plan-change' : index % 2 === 0 ? 'control' : 'work',
      factor: index % 2 === 0 ? 1 : null,
      title: worded(titles[index % 2] ?? '', wording, index),
      content: `content-${index}`,
      owner: index % 2 === 0 ? { kind: 'person', ...who('ml-lead') } : { kind: 'function', function: 'operations' },
      due: at((index - 1) * 3 * day + 90),
      overdue: index === 0,
      mine: index % 2 === 0,
      state,
      done: isDone
        ? {
            by: who('ml-lead'),
            at: at(-30),
            how: worded('Answers are filtered; 200 conversations replayed', wording, index),
            planVersion: planChange ? 'b7'.repeat(32) : null,
          }
        : null,
      validated:
        state === 'validated'
          ? { by: who('security-lead'), at: at(-10), how: worded('Tried it on two shifts', wording, index) }
          : null,
      openedBy: who('operations-lead'),
      openedAt: at(-3 * day),
      moves:
        index === 1
          ? [
              {
                from: at(-day),
                by: who('operations-lead'),
                at: at(-2 * day),
                reason: worded('The vendor is late', wording),
              },
            ]
          : [],
      reopenings: [],
      reminders:
        index === 0
          ? [
              { step: 'before', at: at(-2 * day) },
              { step: 'due', at: at(-90) },
            ]
          : [],
    };
  });
}
