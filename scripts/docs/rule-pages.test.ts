import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulePages } from './rule-pages.ts';

const reference = join(import.meta.dirname, '..', '..', 'docs', 'reference');

test('the pages of rules are current, and none is left of a rule that is gone; npm run docs writes them', () => {
  const pages = rulePages();
  for (const [path, text] of pages) expect(readFileSync(join(reference, path), 'utf8'), path).toBe(text);
  const there = readdirSync(join(reference, 'rules')).map((name) => `rules/${name}`);
  expect(there.toSorted()).toEqual([...pages.keys()].filter((path) => path !== 'rules.md').toSorted());
});

test('each says in sentences what the rule looks at', () => {
  const bare = [...rulePages()].filter(
    ([path, text]) => path !== 'rules.md' && !/^[A-Z“][^]{60,}\.$/.test(text.split('\n\n')[1] ?? ''),
  );
  expect(bare.map(([path]) => path)).toEqual([]);
});
