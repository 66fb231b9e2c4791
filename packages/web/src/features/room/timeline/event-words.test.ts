import { expect, test } from 'vitest';
import { sentences } from '../../../messages/en/timeline.ts';
import { fakePlan } from '../../../testing/fake-plan.ts';
import { eventWords } from './event-words.ts';

const dictionary = {
  plan: fakePlan,
  nameOf: (id: string) => ({ 'p-1': 'Operations lead' })[id] ?? id,
  actionTitle: () => 'Shut the assistant down',
};
const content = (text: string | null) => ({ content: 'c', text });
const told = (type: string, data: Record<string, unknown>) =>
  (sentences[type]?.(eventWords(data, dictionary)) ?? [])
    .map((part) => (typeof part === 'string' ? part : `‹${part.said ?? 'destroyed'}›`))
    .join('');

test('sentences name things by the words of the plan, and set off what others wrote', () => {
  expect(told('task-done', { task: 'triage', note: content('All answered') })).toBe(
    'did “‹Answer the questions of the plan and confirm type and severity›”: ‹All answered›',
  );
  expect(told('fact-recorded', { fact: 'material', answer: { state: 'value', value: true } })).toBe(
    'answered “‹Is the risk material under law, contract or reputation?›” with Yes',
  );
  expect(told('action-approved', { number: 3, as: 'operations' })).toBe('approved A-3 as Operations');
  expect(told('severity-raised', { from: 'high', to: 'critical', reason: content('Press') })).toBe(
    'raised the severity from High to Critical: ‹Press›',
  );
});

test('text that was destroyed says so, and text that nobody gave is left out', () => {
  expect(told('decision-recorded', { number: 2, choice: content(null), rationale: content('x') })).toBe(
    'decided D-2: ‹destroyed› – because ‹x›',
  );
  expect(told('task-done', { task: 'gone', note: null })).toBe('did “‹Gone›”');
});

test('data of a shape that nobody expected breaks no sentence', () => {
  for (const make of Object.values(sentences))
    for (const data of [{}, { number: null, answer: 7, deadlines: 'x', reason: [] }])
      expect(make(eventWords(data, { ...dictionary, plan: null })).length).toBeGreaterThan(0);
});
