import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { confirm } from '../confirm.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { trackerOf } from '../tracker-of.ts';

/** Hand a group of signals to engineering. */
export const command = defineCommand({
  name: 'signals ticket',
  summary: 'Hand a group of signals to engineering: a ticket in GitHub, Jira or ServiceNow.',
  operands: ['group'],
  options: {
    ...serverOptions,
    title: { type: 'string', value: 'TEXT', required: true, help: 'The title of the ticket. It leaves the house.' },
    note: { type: 'string', value: 'TEXT', help: 'What engineering needs to know. It leaves the house.' },
    reason: { type: 'string', value: 'TEXT', help: 'Why it is no incident. It stays in the record.' },
    tracker: { type: 'string', value: 'NAME', help: 'github, jira or servicenow, where several are set up.' },
    preview: { type: 'boolean', help: 'Only show what would leave.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
  },
  async run(io, { group, title, note, reason, tracker, preview, yes, server, format }) {
    const client = await connect(io, server);
    const words = { title, note: note ?? null, tracker: trackerOf(tracker) };
    const params = { group };
    const shown = await client.call(routes.signals.previewTicket, { params, body: words });
    const lines = [
      `This leaves to ${printable(shown.where)}:`,
      '',
      ...[shown.title, '', ...shown.text.split('\n')].map((line) => `  ${printable(line)}`),
      '',
    ];
    if (preview) return print(io, format, shown, () => lines);
    if (reason === undefined)
      throw new CliError('usage', {
        what: '--reason is missing.',
        where: 'muster signals ticket',
        mend: 'Say why it is no incident: --reason TEXT. It stays in the record.',
      });
    io.stderr.write(`${lines.join('\n')}\n`);
    await confirm(io, 'Hand it over?', yes);
    const done = await client.call(routes.signals.ticket, { params, body: { ...words, reason } });
    return print(io, format, done, () => [printable(`${group} is with engineering.`)]);
  },
});
