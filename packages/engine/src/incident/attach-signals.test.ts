import { parseInstant } from '@muster/clocks';
import { expect, test } from 'vitest';
import { declaredIncident, said } from '../testkit/run-incident.ts';

const attach = (firstSignalAt: string) =>
  ({ type: 'attach-signals', groups: ['g-2'], firstSignalAt: parseInstant(firstSignalAt) }) as const;

test('an earlier signal makes deadlines and presumed moments earlier, a later one changes none', () => {
  const run = declaredIncident('sensitive-data-exposure');
  run.does('security-lead', {
    type: 'record-fact',
    fact: 'exposed_data',
    answer: { state: 'value', value: 'personal' },
  });
  const dues = () => Object.values(run.incident().deadlines).filter(({ anchor }) => anchor === 'first-signal');
  const presumed = () => Object.values(run.incident().anchors).filter((anchor) => anchor.presumed);
  const before = dues().map(({ due }) => due);
  expect([before.length, presumed().length]).not.toContain(0);
  expect(run.does('support-lead', attach('2026-11-23T09:00:30Z'))).toBeNull();
  expect(dues().map(({ due }) => due)).toEqual(before);
  expect(run.does('support-lead', attach('2026-11-23T06:00:00Z'))).toBeNull();
  expect(run.incident().signalGroups).toEqual(['g-2', 'g-2']);
  expect(run.incident().firstSignalAt).toBe('2026-11-23T06:00:00.000Z');
  expect(dues().every(({ due }, at) => due < (before[at] ?? ''))).toBe(true);
  expect(presumed().every(({ at }) => at === '2026-11-23T06:00:00.000Z')).toBe(true);
});

test('what counsel has fixed stays where it is', () => {
  const run = declaredIncident('sensitive-data-exposure');
  run.does('security-lead', {
    type: 'record-fact',
    fact: 'exposed_data',
    answer: { state: 'value', value: 'personal' },
  });
  const fact = Object.entries(run.incident().anchors).find(([, anchor]) => anchor.presumed)?.[0] ?? '';
  const at = '2026-11-23T09:00:00.000Z';
  expect(run.does('general-counsel', { type: 'record-fact', fact, answer: { state: 'value', value: at } })).toBeNull();
  run.does('security-lead', attach('2026-11-23T06:00:00Z'));
  expect(run.incident().anchors[fact]).toMatchObject({ at, presumed: false });
});

test('nothing joins an incident that is over', () => {
  const run = declaredIncident('sensitive-data-exposure');
  const { person } = run.incident().owner;
  expect(run.does(person, { type: 'find-not-an-incident', reason: said('It was a test') })).toBeNull();
  expect(run.does('security-lead', attach('2026-11-23T08:00:00Z'))).toBe('incident/closed');
});
