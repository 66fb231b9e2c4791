import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { numbered } from '../numbered.ts';

/** Show that a change does what it should, as another person than its author. */
export const command = defineCommand({
  name: 'change validate',
  summary: 'Show that a change does what it should, as another person than its author.',
  operands: ['incident', 'change'],
  options: { ...serverOptions, how: { type: 'string', value: 'TEXT', required: true, help: 'How it was shown.' } },
  async run(io, { incident, change, how, server, format }) {
    const number = numbered(change, 'C', 'CHANGE');
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.validateChange, { params: { incident, number }, body: { how } });
    return printAfter(io, format, `C-${number} is validated.`, after);
  },
});
