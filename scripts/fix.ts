// npm run fix: writes what the formatter and the linter can mend by themselves.
import { join } from 'node:path';
import { runTool } from './guards/run-tool.ts';

const root = join(import.meta.dirname, '..');
const runs = [await runTool('oxlint', ['--type-aware', '--fix'], root), await runTool('oxfmt', ['.'], root)];
for (const { stdout, stderr } of runs) process.stdout.write(stdout + stderr);
process.exitCode = runs.every(({ status }) => status === 0) ? 0 : 1;
