import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { signalLines } from '../views/signal-lines.ts';

/** Show one group with its signals as they came. */
export const command = defineCommand({
  name: 'signals show',
  summary: 'Show one group with its signals as they came.',
  operands: ['group'],
  options: { ...serverOptions },
  async run(io, { group, server, format }) {
    const client = await connect(io, server);
    const shown = await client.call(routes.signals.show, { params: { group } });
    return print(io, format, shown, () => signalLines(io, shown));
  },
});
