import { checkPlan, findingFormats, formatFindings } from '@muster/checker';
import { defineCommand } from '../command.ts';
import { largestPlan } from '../files/largest-plan.ts';
import { readText } from '../files/read-limited.ts';

/** Tells everything that is wrong with a plan. */
export const command = defineCommand({
  name: 'check',
  summary: 'Tell everything that is wrong with a plan, with line and column. It needs no server.',
  operands: ['plan'],
  options: {
    format: { type: 'string', value: 'FORM', oneOf: findingFormats, help: 'Text on a terminal, JSON when piped.' },
  },
  async run(io, { plan, format }) {
    const findings = checkPlan(await readText(io, plan, largestPlan), plan);
    io.stdout.write(formatFindings(findings, format ?? (io.stdout.isTTY ? 'text' : 'json')));
    return findings.length === 0 ? 'ok' : 'findings';
  },
});
