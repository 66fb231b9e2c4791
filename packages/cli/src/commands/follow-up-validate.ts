import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Show that what a follow-up asked for works. */
export const command = defineCommand({
  name: 'follow-up validate',
  summary: 'Show that what was done works, as another person than the one who did it.',
  operands: ['follow-up'],
  options: { ...serverOptions, how: { type: 'string', value: 'TEXT', required: true, help: 'How it was shown.' } },
  async run(io, { 'follow-up': followUp, how, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.followUps.validate, { params: { followUp }, body: { how } });
    return print(io, format, after, () => [`${after.reference} is validated.`]);
  },
});
