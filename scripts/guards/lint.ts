import { z } from 'zod';
import type { Guard, Inspection } from './guard.ts';
import { runTool, silentFailure } from './run-tool.ts';
import type { SourceTree } from './source-tree.ts';

const reportShape = z.object({
  number_of_files: z.int(),
  diagnostics: z.array(
    z.object({
      code: z.string().optional(),
      message: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.int() }) })),
    }),
  ),
});

/** The linter's rules that the house leans on; the canary holds each. Others are reported just the same. */
const held = [
  'lint/eslint(no-console)',
  'lint/typescript(ban-ts-comment)',
  'lint/typescript(consistent-type-imports)',
  'lint/typescript(no-explicit-any)',
  'lint/typescript(no-floating-promises)',
  'lint/typescript(no-misused-promises)',
  'lint/typescript(no-non-null-assertion)',
  'lint/typescript(no-unsafe-assignment)',
  'lint/typescript(no-unsafe-type-assertion)',
  'lint/typescript(switch-exhaustiveness-check)',
  'lint/vitest(expect-expect)',
  'lint/vitest(no-focused-tests)',
];

/** The linter with types finds nothing: exhaustive switches, no promise without an owner, no `any`. */
export const lint: Guard = { name: 'lint', rules: held, inspect: inspectLint };

async function inspectLint({ root }: SourceTree): Promise<Inspection> {
  const run = await runTool('oxlint', ['--type-aware', '--deny-warnings', '--format', 'json'], root);
  const at = 'linted files';
  // It answers in words where it found no file, or could not read its configuration.
  if (!run.stdout.startsWith('{')) return { looked: { count: 0, at }, findings: silentFailure('lint', run) };
  const report = reportShape.parse(JSON.parse(run.stdout));
  const findings = report.diagnostics.map(({ code, message, filename, labels }) => ({
    rule: `lint/${code ?? 'unknown'}`,
    file: filename,
    line: labels[0]?.span.line ?? 1,
    message,
  }));
  return {
    looked: { count: report.number_of_files, at },
    findings: findings.length === 0 ? silentFailure('lint', run) : findings,
  };
}
