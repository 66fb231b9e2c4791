import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lawRegimes } from '@muster/clocks/law';
import { clocksPage } from './clocks-page.ts';

test('the page of clocks is current; npm run docs writes it', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'clocks.md');
  expect(readFileSync(path, 'utf8')).toBe(clocksPage());
});

test('every law has its section, and each stage a row of seven cells', () => {
  const page = clocksPage();
  for (const id of lawRegimes.keys()) expect(page).toContain(`\n### ${id}\n`);
  const rows = page.split('\n').filter((line) => /^\| `\w+` \| `\w+` /.test(line));
  expect(rows).toHaveLength([...lawRegimes.values()].flatMap(({ stages }) => stages).length);
  expect(rows.filter((row) => row.split(' | ').length !== 7)).toEqual([]);
});
