import { expect, test } from 'vitest';
import { inertWords } from './inert-runs.ts';

const shown = inertWords;

test('an override of direction is named, not obeyed', () => {
  expect(shown('invoice\u202Egnp.exe')).toBe('invoice[RLO]gnp.exe');
});

test('characters that hide or act are named', () => {
  expect(shown('a\u200Bb\u0000c\u001B[31md\u2066e\uFEFF')).toBe('a[ZWSP]b[U+0000]c[U+001B][31md[LRI]e[BOM]');
  expect(shown('hello\u{E0041}\u{E007F}')).toBe('hello[U+E0041][U+E007F]');
  expect(shown('half \ud800')).toBe('half [U+D800]');
});

test('letters of every script, and emoji of several parts, are left alone', () => {
  const whole = 'Zoë · Привет · می‌خواهم · 👩‍🚒🏳️‍🌈 · नमस्ते';
  expect(shown(whole)).toBe(whole);
});

test('a pile of marks on one letter is cut', () => {
  expect(shown(`Z${'\u0301'.repeat(60)}!`)).toBe(`Z${'\u0301'.repeat(4)}[◌]!`);
});

test('line breaks stay only where lines are drawn', () => {
  expect(shown('a\r\n\tb', true)).toBe('a\n\tb');
  expect(shown('a\nb')).toBe('a b');
});
