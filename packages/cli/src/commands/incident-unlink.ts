import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Take the link of an incident to its parent away. */
export const command = defineCommand({
  name: 'incident unlink',
  summary: 'Take the link of an incident to its parent away.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in both records.' },
  },
  async run(io, { incident, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.unlinkParent, { params: { incident }, body: { reason } });
    return printAfter(io, format, `${after.reference} is part of no other incident now.`, after);
  },
});
