import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions, severities } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that it is worse than the rules say. */
export const command = defineCommand({
  name: 'severity raise',
  summary: 'Say that it is worse than the rules say.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    to: { type: 'string', value: 'LEVEL', oneOf: severities, required: true, help: 'The level.' },
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, to, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.raiseSeverity, { params: { incident }, body: { to, reason } });
    return printAfter(io, format, `It is ${to} now.`, after);
  },
});
