import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Show what a message says. */
export const command = defineCommand({
  name: 'delivery preview',
  summary: 'Show what a message says, as its channel sends it. A code is not shown.',
  operands: ['delivery'],
  options: { ...serverOptions },
  async run(io, { delivery, server, format }) {
    const client = await connect(io, server);
    const shown = await client.call(routes.deliveries.preview, { params: { delivery } });
    const nothing = 'Nothing can be said any more: its channel is not set up, or what it was about is gone.';
    return print(io, format, shown, () => (shown.text === '' ? [nothing] : shown.text.split('\n').map(printable)));
  },
});
