import type { Finding, Guard, Inspection } from './guard.ts';
import { runTool } from './run-tool.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';

/** Every file stands as the formatter writes it. */
export const format: Guard = { name: 'format', rules: ['format/oxfmt'], inspect: inspectFormat };

async function inspectFormat(tree: SourceTree): Promise<Inspection> {
  const { stdout, stderr } = await runTool('oxfmt', ['--check', '.'], tree.root);
  const output = stdout + stderr;
  const looked = { count: Number(/ on (\d+) files/.exec(output)?.[1] ?? 0), at: 'formatted files' };
  const files = [...output.matchAll(/^(\S.*) \(\d+ms\)$/gm)].flatMap(([, path]) => tree.file(path ?? '') ?? []);
  const findings = await Promise.all(files.map((file) => findingOf(tree.root, file)));
  const fault = /^(?:Error|.*error).*$/im.exec(output)?.[0];
  const unread: Finding[] =
    fault === undefined || findings.length > 0 ? [] : [{ rule: 'format/oxfmt', file: '.', line: 1, message: fault }];
  return { looked, findings: [...findings, ...unread] };
}

/** Names the first line that the formatter would write otherwise. */
async function findingOf(root: string, { path, text }: SourceFile): Promise<Finding> {
  const { stdout } = await runTool('oxfmt', ['--stdin-filepath', path], root, text);
  const wanted = stdout.split('\n');
  const differs = text.split('\n').findIndex((line, at) => line !== wanted[at]);
  return { rule: 'format/oxfmt', file: path, line: differs + 1, message: 'not formatted: run npm run fix' };
}
