import type { Finding, Guard, Inspection } from './guard.ts';
import { runTool, silentFailure } from './run-tool.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';

/** Every file stands as the formatter writes it. */
export const format: Guard = { name: 'format', rules: ['format/oxfmt'], inspect: inspectFormat };

async function inspectFormat(tree: SourceTree): Promise<Inspection> {
  const listed = await runTool('oxfmt', ['--list-different', '.'], tree.root);
  const counted = await runTool('oxfmt', ['--check', '.'], tree.root);
  const files = listed.stdout.split('\n').flatMap((path) => tree.file(path.trim()) ?? []);
  const findings = await Promise.all(files.map((file) => findingOf(tree.root, file)));
  const count = Number(/ on (\d+) files/.exec(counted.stdout + counted.stderr)?.[1] ?? 0);
  return {
    looked: { count, at: 'formatted files' },
    findings: findings.length === 0 ? silentFailure('format', counted) : findings,
  };
}

/** Names the first line that the formatter would write otherwise. */
async function findingOf(root: string, { path, text }: SourceFile): Promise<Finding> {
  const { stdout } = await runTool('oxfmt', ['--stdin-filepath', path], root, text);
  const wanted = stdout.split('\n');
  const differs = text.split('\n').findIndex((line, at) => line !== wanted[at]);
  return { rule: 'format/oxfmt', file: path, line: differs + 1, message: 'not formatted: run npm run fix' };
}
