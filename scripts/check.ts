// npm run check: every guard over the whole project. One line for each guard, then every finding at its place.
import { join } from 'node:path';
import { allGuards } from './guards/all-guards.ts';
import { runGuard } from './guards/guard.ts';
import type { Finding, Guard, Inspection } from './guards/guard.ts';
import { readSourceTree } from './guards/source-tree.ts';

const tree = readSourceTree(join(import.meta.dirname, '..'));
const started = performance.now();
const inspections = await Promise.all(allGuards.map(async (guard) => tell(guard, await run(guard))));
const findings = inspections.flatMap(({ findings: found }) => found);
for (const finding of findings) write(`${finding.rule} ${finding.file}:${finding.line} ${finding.message}`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
write(`${allGuards.length} guards, ${findings.length} findings, ${seconds} s`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** A guard that throws has guarded nothing: that is a finding, not a stack trace. */
async function run(guard: Guard): Promise<Inspection> {
  try {
    return await runGuard(guard, tree);
  } catch (error) {
    const message = `the guard itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    const finding: Finding = {
      rule: `${guard.name}/failed`,
      file: `scripts/guards/${guard.name}.ts`,
      line: 1,
      message,
    };
    return { looked: { count: 0, at: 'anything' }, findings: [finding] };
  }
}

function tell({ name }: Guard, inspection: Inspection): Inspection {
  const { looked, findings: found, notes = [] } = inspection;
  const verdict = found.length === 0 ? 'ok  ' : 'FAIL';
  const count = found.length === 0 ? '' : `, ${found.length} findings`;
  write(
    `${verdict} ${name.padEnd(20)} ${looked.count} ${looked.at}${count}${notes.length === 0 ? '' : `; ${notes.join(', ')}`}`,
  );
  return inspection;
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
