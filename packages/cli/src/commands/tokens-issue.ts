import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { countOf } from '../count-of.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Issue a token for a machine: an alert source, a flag client or a calendar. */
export const command = defineCommand({
  name: 'tokens issue',
  summary: 'Issue a token for a machine: an alert source, a flag client or a calendar.',
  details: 'SCOPE is intake, flags or calendar.',
  operands: ['scope'],
  options: {
    ...serverOptions,
    title: { type: 'string', value: 'TEXT', required: true, help: 'What it is for.' },
    days: { type: 'string', value: 'N', help: 'How long it lives; 365 without it.' },
  },
  async run(io, { scope, title, days, server, format }) {
    const body = { scope: scopeOf(scope), title, ...(days === undefined ? {} : { days: countOf(days, '--days') }) };
    const client = await connect(io, server);
    const issued = await client.call(routes.people.issueServiceToken, { body });
    return print(io, format, issued, () => [
      printable(issued.token),
      printable(`It is shown this once. Id ${issued.id}, until ${issued.expiresAt}.`),
    ]);
  },
});

function scopeOf(word: string): 'intake' | 'flags' | 'calendar' {
  if (word === 'intake' || word === 'flags' || word === 'calendar') return word;
  throw new CliError('usage', {
    what: `There is no scope "${word}".`,
    where: 'SCOPE',
    mend: 'It is intake, flags or calendar.',
  });
}
