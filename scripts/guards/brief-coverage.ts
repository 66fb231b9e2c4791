import { z } from 'zod';
import { faultsFolder, readFaults } from '../switched-off/planted-fault.ts';
import { coveragePage, readCoverage, readScreens } from './coverage-rows.ts';
import type { CoverageRow, NamedTest } from './coverage-rows.ts';
import type { Finding, Guard, Inspection } from './guard.ts';
import { holdsTitle } from './test-titles.ts';
import type { SourceTree } from './source-tree.ts';

/** How many sentences, list items and rows of tables each part of the brief has. */
const sentences = 'scripts/brief-sentences.json';
const router = 'packages/web/src/app/app-router.tsx';
const tabLists = [
  ['Room', 'packages/web/src/features/common/room-tab.ts'],
  ['Plan', 'packages/web/src/features/plan/plan-tab.ts'],
] as const;

/** Every sentence of the brief has a row, and what the row names is there: screens, commands, and tests by their title. */
export const briefCoverage: Guard = {
  name: 'brief-coverage',
  rules: [
    'brief-coverage/sentence',
    'brief-coverage/screen',
    'brief-coverage/command',
    'brief-coverage/test',
    'brief-coverage/not-switched-off',
  ],
  inspect: inspectCoverage,
};

function inspectCoverage(tree: SourceTree): Inspection {
  const page = tree.file(coveragePage);
  const rows = page === undefined ? [] : readCoverage(page.text);
  const known = {
    screens: readScreens(page?.text ?? ''),
    addresses: addressesOf(tree),
    tabs: tabsOf(tree),
    commands: commandsOf(tree),
    faulted: faultedTests(tree),
  };
  const findings = rows.flatMap((row) => [
    ...screenFaults(row, known).map((message) => ({ rule: 'brief-coverage/screen', line: row.line, message })),
    ...row.commands
      .filter((command) => !known.commands.has(command))
      .map((command) => ({
        rule: 'brief-coverage/command',
        line: row.line,
        message: `muster has no command ${command}`,
      })),
    ...testFaults(tree, row, known.faulted),
  ]);
  return {
    looked: { count: rows.length, at: 'rows about the brief' },
    findings: [...sentenceFaults(tree, rows), ...findings].map((each) => ({ ...each, file: coveragePage })),
  };
}

type Fault = Pick<Finding, 'rule' | 'line' | 'message'>;

function sentenceFaults(tree: SourceTree, rows: readonly CoverageRow[]): Fault[] {
  const counts = z.record(z.string(), z.int().min(1)).parse(JSON.parse(tree.file(sentences)?.text ?? '{}'));
  const wanted = Object.entries(counts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, at) => `${part}.${at + 1}`),
  );
  const there = new Set(rows.map(({ id }) => id));
  const rule = 'brief-coverage/sentence';
  return [
    ...wanted.filter((id) => !there.has(id)).map((id) => ({ rule, line: 1, message: `no row answers sentence ${id}` })),
    ...rows
      .filter(({ id }) => !wanted.includes(id))
      .map(({ id, line }) => ({ rule, line, message: `the brief has no sentence ${id}` })),
  ];
}

interface Known {
  readonly screens: ReadonlyMap<string, string>;
  readonly addresses: ReadonlySet<string>;
  readonly tabs: ReadonlyMap<string, ReadonlySet<string>>;
}

function screenFaults({ screens }: CoverageRow, known: Known): string[] {
  if (screens.length === 0) return ['names no screen'];
  return screens.flatMap((name) => {
    const [page = '', tab] = name.split(': ');
    const address = known.screens.get(name) ?? known.screens.get(page);
    if (address === undefined) return [`the list of screens has no ${name}`];
    if (!known.addresses.has(address)) return [`${name}: no page has the address ${address}`];
    if (tab === undefined || known.screens.has(name) || known.tabs.get(page)?.has(tab) === true) return [];
    return [`${page} has no part ${tab}`];
  });
}

function testFaults(tree: SourceTree, row: CoverageRow, faulted: ReadonlySet<string>): Fault[] {
  const { line, tests } = row;
  if (tests.length === 0) return [{ rule: 'brief-coverage/test', line, message: 'names no test that holds it' }];
  const quick = tests.filter(isQuick);
  const gone = tests.flatMap(({ file, title }): Fault[] =>
    holdsTitle(tree, file, title)
      ? []
      : [{ rule: 'brief-coverage/test', line, message: `${file} has no test "${title}"` }],
  );
  const rule = 'brief-coverage/not-switched-off';
  const unproven = quick
    .filter(({ file, title }) => !faulted.has(`${file} ${title}`))
    .map(({ title }) => ({ rule, line, message: `no fault in ${faultsFolder} makes "${title}" fail` }));
  const none = quick.length === 0 ? [{ rule, line, message: 'names no unit test or scenario' }] : [];
  return [...gone, ...unproven, ...none];
}

/** The longer tiers are named beside the quick one: their tests are not run again with faults. */
function isQuick({ file }: NamedTest): boolean {
  return !/^(e2e|promises)\//.test(file);
}

function addressesOf(tree: SourceTree): ReadonlySet<string> {
  const served = tree.code.filter(({ path }) => path === router || path.startsWith('packages/api/src/routes/'));
  return new Set(served.flatMap(({ text }) => [...text.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path ?? '')));
}

function tabsOf(tree: SourceTree): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    tabLists.map(([page, file]) => {
      const list = /Tabs = \[([^\]]*)\]/.exec(tree.file(file)?.text ?? '')?.[1] ?? '';
      return [page, new Set([...list.matchAll(/'([^']+)'/g)].map(([, tab]) => tab ?? ''))];
    }),
  );
}

function commandsOf(tree: SourceTree): ReadonlySet<string> {
  const files = tree.code.filter(({ path }) => path.startsWith('packages/cli/src/commands/'));
  return new Set(files.flatMap(({ text }) => /^ {2}name: '([^']+)'/m.exec(text)?.[1] ?? []));
}

function faultedTests(tree: SourceTree): ReadonlySet<string> {
  const faults = tree.files
    .filter(({ path }) => path.startsWith(faultsFolder))
    .flatMap(({ path, text }) => readFaults(path, text));
  return new Set(faults.map(({ test }) => `${test.file} ${test.title}`));
}
