import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Take the incident over, with its open clocks and approvals. */
export const command = defineCommand({
  name: 'handover accept',
  summary: 'Take the incident over, with its open clocks and approvals.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.acceptHandover, { params: { incident } });
    return printAfter(io, format, 'It is yours.', after);
  },
});
