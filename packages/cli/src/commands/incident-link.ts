import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that an incident is part of another. */
export const command = defineCommand({
  name: 'incident link',
  summary: 'Say that an incident is part of another.',
  operands: ['incident', 'parent'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in both records.' },
  },
  async run(io, { incident, parent, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.linkParent, { params: { incident }, body: { parent, reason } });
    return printAfter(io, format, `${after.reference} is part of ${parent}.`, after);
  },
});
