import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Say that incidents have the same cause. */
export const command = defineCommand({
  name: 'sets open',
  summary: 'Say that incidents have the same cause, and which.',
  operands: ['name'],
  options: {
    ...serverOptions,
    cause: { type: 'string', value: 'TEXT', required: true, help: 'What they have in common.' },
    incident: { type: 'string', value: 'INC', multiple: true, help: 'One of them; once for each.' },
  },
  async run(io, { name, cause, incident, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.sets.open, { body: { name, cause, incidents: [...incident] } });
    return print(io, format, after, () => [printable(`${after.reference} has ${after.incidents} incidents.`)]);
  },
});
