import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Send a message again. */
export const command = defineCommand({
  name: 'delivery redeliver',
  summary: 'Send a message again, to yourself, or as an administrator to anybody.',
  operands: ['delivery'],
  options: { ...serverOptions },
  async run(io, { delivery, server, format }) {
    const client = await connect(io, server);
    const again = await client.call(routes.deliveries.redeliver, { params: { delivery } });
    return print(io, format, again, () => [`It goes out again as ${again.delivery}.`]);
  },
});
