import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Say that you look at these signals. */
export const command = defineCommand({
  name: 'signals triage',
  summary: 'Say that you look at these signals.',
  operands: ['group'],
  options: { ...serverOptions },
  async run(io, { group, server, format }) {
    const client = await connect(io, server);
    await client.call(routes.signals.triage, { params: { group } });
    return print(io, format, { group }, () => [printable(`You look at ${group}. Declare or decline it.`)]);
  },
});
