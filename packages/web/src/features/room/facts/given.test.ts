import { expect, test } from 'vitest';
import { nothingGiven, previewed, toRecord } from './given.ts';
import type { Question } from './given.ts';

const ask = (id: string, answer: Question['answer']): Question => ({
  id,
  ask: id,
  answer,
  answeredBy: [],
  within: null,
  untilAnswered: null,
});
const questions = [ask('leak', { kind: 'yes-no' }), ask('people', { kind: 'number', unit: 'people' })];

test('what is typed becomes a value of its kind, what is empty is left out', () => {
  const given = { leak: { ...nothingGiven, typed: 'true' }, people: nothingGiven, other: nothingGiven };
  expect(previewed(questions, given)).toEqual({ leak: { state: 'value', value: true } });
  expect(toRecord(questions, { people: { ...nothingGiven, typed: '12' } })).toEqual({
    people: { state: 'value', value: 12 },
  });
});

test('unknown is an answer at once, and is recorded with its reason', () => {
  const given = { leak: { typed: 'true', unknown: true, because: 'Logs are late' } };
  expect(previewed(questions, given)).toEqual({ leak: { state: 'unknown' } });
  expect(toRecord(questions, given)).toEqual({ leak: { state: 'unknown', because: 'Logs are late' } });
});
