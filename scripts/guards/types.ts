import { relative } from 'node:path';
import type { Finding, Guard, Inspection } from './guard.ts';
import { runTool, silentFailure } from './run-tool.ts';
import type { SourceTree } from './source-tree.ts';

/** The type checker finds nothing. It also proves exhaustive returns and erasable syntax. */
export const types: Guard = { name: 'types', rules: ['types/tsc'], inspect: inspectTypes };

async function inspectTypes(tree: SourceTree): Promise<Inspection> {
  const checked = await Promise.all(programsOf(tree).map((config) => check(tree, config)));
  return {
    looked: { count: new Set(checked.flatMap(({ own }) => own)).size, at: 'type-checked files' },
    findings: checked.flatMap(({ findings }) => findings),
  };
}

/** The program of everything, and those of packages that run in another world than Node: in a browser. */
function programsOf({ files }: SourceTree): string[] {
  return [
    'tsconfig.json',
    ...files.map(({ path }) => path).filter((path) => /^packages\/[^/]+\/tsconfig\.json$/.test(path)),
  ];
}

async function check({ root }: SourceTree, config: string): Promise<{ own: string[]; findings: Finding[] }> {
  const run = await runTool('tsc', ['-p', config, '--pretty', 'false', '--listFiles'], root);
  const lines = run.stdout.split('\n');
  const findings = lines.flatMap(findingOf);
  return {
    own: lines.filter((line) => line.startsWith(`${root}/`) && !relative(root, line).startsWith('node_modules/')),
    findings: findings.length === 0 ? silentFailure('types', run) : findings,
  };
}

/** `path(line,column): error TS1234: text`, or `error TS1234: text` for the configuration. */
function findingOf(line: string): Finding[] {
  const found = /^(?:(?<file>[^(]+)\((?<at>\d+),\d+\): )?error (?<message>TS\d+: .*)$/.exec(line)?.groups;
  if (found === undefined) return [];
  const file = found['file'] ?? 'tsconfig.json';
  return [{ rule: 'types/tsc', file, line: Number(found['at'] ?? 1), message: found['message'] ?? line }];
}
