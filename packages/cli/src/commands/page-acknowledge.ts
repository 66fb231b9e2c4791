import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Say that you are on it: nobody else is called. */
export const command = defineCommand({
  name: 'page acknowledge',
  summary: 'Answer the pages of an incident that call you: nobody else is called for them.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const done = await client.call(routes.pages.acknowledge, { params: { incident } });
    return print(io, format, done, () => [`You are on ${incident}. Nobody else is called for it.`]);
  },
});
