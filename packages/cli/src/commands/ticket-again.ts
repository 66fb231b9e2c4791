import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Send a ticket again that was not made. */
export const command = defineCommand({
  name: 'ticket again',
  summary: 'Send a ticket again that was not made.',
  operands: ['ticket'],
  options: { ...serverOptions },
  async run(io, { ticket, server, format }) {
    const client = await connect(io, server);
    await client.call(routes.tickets.again, { params: { ticket } });
    return print(io, format, { ticket }, () => [printable(`${ticket} is sent again.`)]);
  },
});
