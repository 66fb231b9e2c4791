import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { severities } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { readMoment } from '../read-moment.ts';
import { insightLines } from '../views/insight-lines.ts';

/** Show what many responses show together. */
export const command = defineCommand({
  name: 'insights',
  summary: 'Show counts, medians and margins of responses, by type, system or severity.',
  operands: [],
  options: {
    server: { type: 'string', value: 'URL', help: 'Which Muster. Else MUSTER_SERVER, else http://127.0.0.1:7373.' },
    by: { type: 'string', value: 'BY', oneOf: ['type', 'system', 'severity'], help: 'By type without it.' },
    severity: { type: 'string', value: 'LEVEL', oneOf: severities, help: 'Of this severity alone.' },
    from: { type: 'string', value: 'TIME', help: 'Declared from then on; a year back without it.' },
    to: { type: 'string', value: 'TIME', help: 'Declared until then; now without it.' },
    format: {
      type: 'string',
      value: 'FORM',
      oneOf: ['json', 'table', 'csv'],
      help: 'A table on a terminal, JSON when piped.',
    },
  },
  async run(io, { by, severity, from, to, server, format }) {
    const query = {
      by: by ?? 'type',
      ...(severity === undefined ? {} : { severity }),
      ...(from === undefined ? {} : { from: readMoment(from, io.timeZone, '--from') }),
      ...(to === undefined ? {} : { to: readMoment(to, io.timeZone, '--to') }),
    } as const;
    const client = await connect(io, server);
    if (format === 'csv') {
      const bytes = await client.bytes(routes.insights.csv, { query });
      const lines = new TextDecoder().decode(bytes).split('\r\n');
      // A terminal obeys what a file only holds.
      io.stdout.write(lines.map((line) => (io.stdout.isTTY ? printable(line) : line)).join('\r\n'));
      return 'ok';
    }
    const shown = await client.call(routes.insights.show, { query });
    return print(io, format, shown, () => insightLines(io, shown));
  },
});
