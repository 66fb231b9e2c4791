import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import type { Io } from '../io.ts';
import { numbered } from '../numbered.ts';
import { readText } from '../files/read-limited.ts';

/** A report has at most 20,000 characters. */
const mostBytes = 80_000;

/** Publish a situation report. It never changes afterwards. */
export const command = defineCommand({
  name: 'report publish',
  summary: 'Publish a situation report. It never changes afterwards.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    text: { type: 'string', value: 'TEXT', help: 'The report.' },
    file: { type: 'string', value: 'FILE', help: 'The file that holds it.' },
    corrects: { type: 'string', value: 'REPORT', help: 'The report that this one corrects: S-2.' },
  },
  async run(io, { incident, text, file, corrects, server, format }) {
    const body = {
      text: await textOf(io, text, file),
      corrects: corrects === undefined ? null : numbered(corrects, 'S', '--corrects'),
    };
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.publishReport, { params: { incident }, body });
    return printAfter(io, format, `S-${after.number} is published.`, after);
  },
});

async function textOf(io: Io, text: string | undefined, file: string | undefined): Promise<string> {
  if (text !== undefined) return text;
  if (file !== undefined) return readText(io, file, mostBytes);
  throw new CliError('usage', {
    what: 'There is no text to publish.',
    where: 'report publish',
    mend: 'Give --text or --file. A draft is printed by: muster report draft INC',
  });
}
