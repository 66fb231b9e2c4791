import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Say that an incident has the cause of a set. */
export const command = defineCommand({
  name: 'sets add',
  summary: 'Say that an incident has the cause of a set.',
  operands: ['set', 'incident'],
  options: { ...serverOptions },
  async run(io, { set, incident, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.sets.join, { params: { set }, body: { incidents: [incident] } });
    return print(io, format, after, () => [printable(`${after.reference} has ${after.incidents} incidents.`)]);
  },
});
