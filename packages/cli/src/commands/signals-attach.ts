import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Let groups of signals join an open incident. */
export const command = defineCommand({
  name: 'signals attach',
  summary: 'Let groups of signals join an open incident: all of them, or none.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    signal: { type: 'string', value: 'GROUP', multiple: true, help: 'A group of signals; give it once for each.' },
  },
  async run(io, { incident, signal, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.attach, { params: { incident }, body: { groups: [...signal] } });
    return printAfter(io, format, `Attached to ${after.reference}.`, after);
  },
});
