import { join } from 'node:path';
import { z } from 'zod';
import type { Finding, Guard, Inspection } from './guard.ts';
import { runTool, silentFailure } from './run-tool.ts';
import type { SourceTree } from './source-tree.ts';

const reporter = join(import.meta.dirname, 'report-unused.ts');

const reportShape = z.object({
  files: z.int(),
  found: z.array(z.object({ type: z.string(), file: z.string(), line: z.int(), symbol: z.string() })),
  hints: z.array(z.object({ type: z.string(), identifier: z.string() })),
});

/** No file, export, type or dependency that nothing uses, and none that is used without being declared. */
export const unused: Guard = {
  name: 'unused',
  rules: [
    'unused/files',
    'unused/exports',
    'unused/types',
    'unused/dependencies',
    'unused/devDependencies',
    'unused/hint',
  ],
  inspect: inspectUse,
};

async function inspectUse({ root }: SourceTree): Promise<Inspection> {
  const run = await runTool('knip', ['--no-progress', '--no-exit-code', '--reporter', reporter], root);
  const start = run.stdout.indexOf('{');
  if (start === -1) return { looked: { count: 0, at: 'files in use' }, findings: silentFailure('unused', run) };
  const report = reportShape.parse(JSON.parse(run.stdout.slice(start)));
  return {
    looked: { count: report.files, at: 'files in use' },
    findings: [
      ...report.found.map(({ type, file, line, symbol }): Finding => ({
        rule: `unused/${type}`,
        file,
        line,
        message: messageOf(type, symbol),
      })),
      ...report.hints
        .filter(({ type }) => type.startsWith('ignore') || type === 'package-entry')
        .map(({ type, identifier }) => ({
          rule: 'unused/hint',
          file: 'knip.json',
          line: 1,
          message: `${type} ${identifier} has no effect: take it out`,
        })),
    ],
  };
}

function messageOf(type: string, symbol: string): string {
  if (type === 'files') return 'nothing imports this file: remove it, or name it as an entry in knip.json';
  if (type === 'unlisted' || type === 'binaries') return `${symbol} is used but not declared (${type})`;
  if (type === 'unresolved') return `${symbol} does not resolve`;
  return `${symbol} is unused (${type}): remove it, or take off the export`;
}
