import type { Finding, Guard, Inspection } from './guard.ts';
import { lineOf } from './line-of.ts';
import type { SourceTree } from './source-tree.ts';
import { ownSpecifier, readManifests } from './workspace.ts';
import type { Manifest } from './workspace.ts';

const page = 'docs/dependencies.md';

/** Every direct dependency has its reason on the page, and nothing runs at install but what the page names. */
export const dependencyReasons: Guard = {
  name: 'dependency-reasons',
  rules: [
    'dependency-reasons/missing',
    'dependency-reasons/stale',
    'dependency-reasons/install-script',
    'dependency-reasons/disagree',
  ],
  inspect: inspectReasons,
};

/** A row of a table of the page: `| name | version | why |`, or `| name | why |` for install scripts. */
interface Row {
  readonly name: string;
  readonly version: string;
  readonly line: number;
}

function inspectReasons(tree: SourceTree): Inspection {
  const manifests = readManifests(tree);
  const declared = manifests.flatMap(dependenciesOf);
  const rows = rowsUnder(tree, 'Dependencies');
  const scripts = rowsUnder(tree, 'Install scripts');
  return {
    looked: { count: declared.length, at: 'dependencies with a reason' },
    findings: [
      ...withoutReason(tree, declared, rows),
      ...withoutDependency(declared, rows),
      ...scriptsThatDiffer(tree, manifests, scripts),
      ...differentVersions(tree, declared),
    ],
  };
}

interface Declared {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

function dependenciesOf({ path, dependencies, devDependencies }: Manifest): Declared[] {
  return [...dependencies, ...devDependencies]
    .filter(([name]) => ownSpecifier(name) === null)
    .map(([name, version]) => ({ name, version, path }));
}

function rowsUnder(tree: SourceTree, heading: string): Row[] {
  const lines = (tree.file(page)?.text ?? '').split('\n');
  const start = lines.findIndex((line) => line === `## ${heading}`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  const end = length === -1 ? lines.length : start + 1 + length;
  return start === -1
    ? []
    : lines.flatMap((text, at) => {
        const [, name, version] = /^\| `([^`]+)` \| ([^|]+) \|/.exec(text) ?? [];
        return at > start && at < end && name !== undefined && version !== undefined
          ? [{ name, version: version.trim(), line: at + 1 }]
          : [];
      });
}

function withoutReason(tree: SourceTree, declared: readonly Declared[], rows: readonly Row[]): Finding[] {
  return declared
    .filter(({ name, version }) => !rows.some((row) => row.name === name && row.version === version))
    .map(({ name, version, path }) => ({
      rule: 'dependency-reasons/missing',
      file: path,
      line: lineOf(tree, path, `"${name}": "${version}"`),
      message: `${name} ${version} has no reason in ${page}`,
    }));
}

function withoutDependency(declared: readonly Declared[], rows: readonly Row[]): Finding[] {
  return rows
    .filter((row) => !declared.some(({ name, version }) => row.name === name && row.version === version))
    .map(({ name, version, line }) => ({
      rule: 'dependency-reasons/stale',
      file: page,
      line,
      message: `${name} ${version} is no dependency any more: take the row out`,
    }));
}

function scriptsThatDiffer(tree: SourceTree, manifests: readonly Manifest[], rows: readonly Row[]): Finding[] {
  const root = manifests.find(({ path }) => path === 'package.json');
  const allowed = [...(root?.allowScripts ?? [])].filter(([, allow]) => allow).map(([name]) => name);
  const unlisted = allowed
    .filter((name) => !rows.some((row) => row.name === name))
    .map((name) => ({
      rule: 'dependency-reasons/install-script',
      file: 'package.json',
      line: lineOf(tree, 'package.json', `"${name}": true`),
      message: `${name} may run a script at install; ${page} does not say why`,
    }));
  const stale = rows
    .filter(({ name }) => !allowed.includes(name))
    .map(({ name, line }) => ({
      rule: 'dependency-reasons/install-script',
      file: page,
      line,
      message: `${name} is not among allowScripts of package.json`,
    }));
  return [...unlisted, ...stale];
}

/** Two packages with two versions of one dependency load it twice. */
function differentVersions(tree: SourceTree, declared: readonly Declared[]): Finding[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((each) => {
    const known = first.get(each.name) ?? each;
    first.set(each.name, known);
    if (known.version === each.version) return [];
    const line = lineOf(tree, each.path, `"${each.name}": "${each.version}"`);
    const message = `${each.name} ${each.version} here, ${known.version} in ${known.path}: pin one version`;
    return [{ rule: 'dependency-reasons/disagree', file: each.path, line, message }];
  });
}
