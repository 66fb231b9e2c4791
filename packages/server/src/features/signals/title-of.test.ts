import { expect, it } from 'vitest';
import { titleOf } from './title-of.ts';

it.each<[string, unknown, string]>([
  ['the summary first', { annotations: { summary: 'S', description: 'D' }, labels: { alertname: 'A' } }, 'S'],
  ['then the description', { annotations: { description: 'D' }, labels: { alertname: 'A' } }, 'D'],
  ['then the name of the alert', { annotations: {}, labels: { alertname: 'A' } }, 'A'],
  ['the title of a notice', { title: 'T', message: 'M' }, 'T'],
  ['a message', { title: '', message: 'M' }, 'M'],
  ['nothing that is no text', { title: 7, annotations: 'x', labels: [] }, '(without a title)'],
  ['one line of many', { title: ' a\r\n\tb\u0000c\u2028d ' }, 'a b c d'],
  ['no marks that turn the direction of reading', { title: 'pay \u202Etxt.exe' }, 'pay txt.exe'],
])('shows %s', (_, content, title) => {
  expect(titleOf(JSON.stringify(content))).toBe(title);
});

it('shows up to 200 characters, none of them cut in half', () => {
  const title = titleOf(JSON.stringify({ title: '😀'.repeat(300) }));
  expect([...title]).toHaveLength(200);
  expect(title.isWellFormed()).toBe(true);
  expect(titleOf(JSON.stringify({ title: 'x'.repeat(200) }))).toBe('x'.repeat(200));
});

it('says when the content was destroyed, and shows text that is no JSON', () => {
  expect(titleOf(null)).toBe('(destroyed)');
  expect(titleOf('plain words')).toBe('plain words');
});
