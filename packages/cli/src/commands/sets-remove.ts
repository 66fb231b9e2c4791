import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Say that an incident has another cause after all. */
export const command = defineCommand({
  name: 'sets remove',
  summary: 'Say that an incident has another cause after all.',
  operands: ['set', 'incident'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { set, incident, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.sets.leave, { params: { set, incident }, body: { reason } });
    return print(io, format, after, () => [printable(`${after.reference} has ${after.incidents} incidents.`)]);
  },
});
