import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { allGuards } from './guards/all-guards.ts';
import { format } from './guards/format.ts';
import { runGuard } from './guards/guard.ts';
import { lint } from './guards/lint.ts';
import { readSourceTree } from './guards/source-tree.ts';
import { types } from './guards/types.ts';
import { unused } from './guards/unused.ts';
import { PlantedTree } from './planted-tree.ts';

const canary = join(import.meta.dirname, 'canary');
const planted: PlantedTree[] = [];

afterEach(() => {
  for (const tree of planted.splice(0)) tree.remove();
});

test('every guard has its planted faults, and every planted fault its guard', () => {
  expect(readdirSync(canary).toSorted()).toEqual(allGuards.map(({ name }) => `${name}.txt`).toSorted());
});

test.each(allGuards)('$name reports each planted fault at its file and line, and nothing else', async (guard) => {
  const tree = plant(readFileSync(join(canary, `${guard.name}.txt`), 'utf8'));
  const { findings, looked } = await runGuard(guard, readSourceTree(tree.root));
  expect(findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual(tree.expected);
  expect(looked.count).toBeGreaterThan(0);
  expect(findings.filter(({ message }) => message.length < 10)).toEqual([]);
});

test.each(allGuards)('$name has a planted fault for each of its rules', (guard) => {
  const tree = plant(readFileSync(join(canary, `${guard.name}.txt`), 'utf8'));
  const seen = new Set(tree.expected.map((line) => line.slice(0, line.indexOf(' '))));
  expect(guard.rules.filter((rule) => !seen.has(rule))).toEqual([]);
});

test.each(allGuards)('$name fails when it finds nothing to look at', async (guard) => {
  const { findings } = await runGuard(guard, readSourceTree(plant('').root));
  expect(findings.map(({ rule }) => rule)).toContain(`${guard.name}/looked-at-nothing`);
});

test.each([
  [lint, '.oxlintrc.json'],
  [format, '.oxfmtrc.json'],
  [unused, 'knip.json'],
  [types, 'tsconfig.json'],
] as const)('$0.name has not agreed when its tool cannot read $1', async (guard, name) => {
  const { root } = plant(`-- a.ts --\nexport const a = 1;\n-- ${name} --\n{ broken\n`);
  const { findings } = await runGuard(guard, readSourceTree(root));
  expect(findings.length).toBeGreaterThan(0);
});

function plant(text: string): PlantedTree {
  const tree = new PlantedTree(text);
  planted.push(tree);
  return tree;
}
