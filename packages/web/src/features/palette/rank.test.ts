import { expect, test } from 'vitest';
import { rankOf } from './rank.ts';

const sorted = (typed: string, texts: readonly string[]) =>
  texts.filter((text) => rankOf(typed, text) > 0).toSorted((a, b) => rankOf(typed, b) - rankOf(typed, a));

test('every typed word has to be there', () => {
  expect(sorted('go plan', ['Go to Plan', 'Go to Now', 'Plan'])).toEqual(['Go to Plan']);
});

test('the start of the text comes before the start of a word, and that before the middle', () => {
  expect(sorted('inc', ['Since noon', 'Declare an incident', 'INC-12 Leak'])).toEqual([
    'INC-12 Leak',
    'Declare an incident',
    'Since noon',
  ]);
});
