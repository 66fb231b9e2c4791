import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that it is of another type. */
export const command = defineCommand({
  name: 'type',
  summary: 'Say that it is of another type.',
  operands: ['incident', 'type'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, type, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.reclassify, { params: { incident }, body: { to: type, reason } });
    return printAfter(io, format, `It is of type ${type}.`, after);
  },
});
