import { blocks, checkPlan, findingFormats, formatFindings } from '@muster/checker';
import { parseInstant } from '@muster/clocks';
import { defineCommand } from '../command.ts';
import { readText } from '../files/read-limited.ts';

/** The largest plan text in bytes: far above what the plan language itself takes. */
const largest = 4_000_000;

/** Tells everything that is wrong with a plan. */
export const command = defineCommand({
  name: 'check',
  summary: 'Tell everything that is wrong with a plan, with line and column. It needs no server.',
  operands: ['plan'],
  options: {
    strict: { type: 'boolean', help: 'Exit with 1 for a warning too, not only for an error.' },
    format: { type: 'string', value: 'FORM', oneOf: findingFormats, help: 'Text on a terminal, JSON when piped.' },
  },
  async run(io, { plan, format, strict }) {
    const findings = checkPlan(await readText(io, plan, largest), plan, parseInstant(io.now().toString()));
    io.stdout.write(formatFindings(findings, format ?? (io.stdout.isTTY ? 'text' : 'json')));
    return findings.some((each) => (strict ? each.waiver === null : blocks(each))) ? 'findings' : 'ok';
  },
});
