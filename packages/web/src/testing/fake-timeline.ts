import type { Answer } from '../client/route-name.ts';
import type { FakeClock } from './fake-clock.ts';
import { nameOf } from './fake-people.ts';
import { worded } from './fake-words.ts';
import type { Wording } from './fake-words.ts';

type Entry = Answer<'incidents.timeline'>['items'][number];

/** Kinds of entries with their data, in the order in which they come again and again. */
function kinds(
  text: (plain: string, seed: number) => { content: string; text: string | null },
): readonly (readonly [string, boolean, Record<string, unknown>])[] {
  return [
    [
      'incident-declared',
      true,
      {
        reference: 'INC-12',
        title: text('Support assistant answers with account numbers', 0),
        incidentType: 'sensitive-data-exposure',
        signalGroups: ['g-1'],
      },
    ],
    ['severity-derived', true, { from: null, to: 'medium', derived: 'medium', reasons: [] }],
    ['deadlines-set', false, { deadlines: [{ obligation: 'task:triage' }, { obligation: 'stage:classify' }] }],
    ['fact-recorded', true, { fact: 'exposed_data', answer: { state: 'value', value: 'personal' } }],
    [
      'severity-raised',
      true,
      { from: 'high', to: 'critical', reason: text('Three customers have called the press', 1) },
    ],
    [
      'action-proposed',
      true,
      { number: 1, action: 'support-assistant.stop', reason: text('Numbers still leak', 2), digest: '1b'.repeat(32) },
    ],
    ['approval-requested', false, { number: 1, gate: 'stop-revenue-feature' }],
    ['action-approved', true, { number: 1, person: 'p-operations-lead', as: 'operations' }],
    [
      'evidence-captured',
      true,
      { number: 1, category: 'prompts-and-outputs', title: text('Conversations of the morning', 3) },
    ],
    [
      'decision-recorded',
      true,
      {
        number: 1,
        decision: 'containment',
        choice: text('Stop the assistant', 4),
        rationale: text('Numbers still leak', 5),
      },
    ],
    ['timer-fired', false, { purpose: 'obligation-due', subject: 'task:triage', escalatedTo: [] }],
    ['action-executed', true, { number: 1 }],
    ['action-proven', true, { number: 1, milliseconds: 4820 }],
    ['task-done', true, { task: 'triage', note: text('All questions are answered', 0) }],
    ['stage-entered', true, { from: 'classify', to: 'contain' }],
    [
      'fact-recorded',
      true,
      { fact: 'people_affected', answer: { state: 'unknown', because: text('The log is being read', 1) } },
    ],
    ['content-redacted', true, { content: 'x', person: 'p-general-counsel', reason: text('A bystander', 2) }],
  ];
}

export function fakeTimeline(
  { at }: FakeClock,
  wording: Wording,
  total: number,
  from: number,
  limit: number,
  curated: boolean,
): Answer<'incidents.timeline'> {
  const all = kinds((plain, seed) => ({ content: 'c', text: worded(plain, wording, seed) }));
  const entry = (version: number): Entry => {
    const [type, isCurated, data] = all[(version - 1) % all.length] ?? ['stage-entered', true, {}];
    const seat = ['security-lead', 'general-counsel', 'operations-lead'][version % 3] ?? 'ml-lead';
    const clock = type === 'timer-fired' || type === 'deadlines-set' || type === 'severity-derived';
    const when = at(-42 + ((version - total) * 40) / Math.max(40, total / 60));
    return {
      version,
      ledgerIndex: version + 100,
      type,
      recordedAt: when,
      occurredAt: when,
      actor: clock
        ? { kind: 'clock', id: null, name: null }
        : { kind: 'person', id: `p-${seat}`, name: nameOf(seat, wording) },
      curated: isCurated,
      data,
    };
  };
  const items: Entry[] = [];
  let version = from;
  for (; version <= total && items.length < limit; version += 1) {
    const next = entry(version);
    if (!curated || next.curated) items.push(next);
  }
  const perRound = all.filter(([, isCurated]) => isCurated).length;
  return {
    items,
    next: version <= total ? String(version) : null,
    total,
    curated: Math.floor((total * perRound) / all.length),
  };
}
