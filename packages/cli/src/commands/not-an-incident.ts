import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Find that it was none: an outcome with a reason. */
export const command = defineCommand({
  name: 'not-an-incident',
  summary: 'Find that it was none: an outcome with a reason.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.notAnIncident, { params: { incident }, body: { reason } });
    return printAfter(io, format, `${incident} was no incident.`, after);
  },
});
