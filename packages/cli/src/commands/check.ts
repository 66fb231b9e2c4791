import { blocks, checkPlan, findingFormats, formatFindings } from '@muster/checker';
import { parseInstant } from '@muster/clocks';
import { defineCommand } from '../command.ts';
import { largestPlan } from '../files/largest-plan.ts';
import { readText } from '../files/read-limited.ts';

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
    const now = parseInstant(io.now().toString());
    const findings = checkPlan(await readText(io, plan, largestPlan), plan, now);
    io.stdout.write(formatFindings(findings, format ?? (io.stdout.isTTY ? 'text' : 'json')));
    return findings.some((each) => (strict ? each.waiver === null : blocks(each))) ? 'findings' : 'ok';
  },
});
