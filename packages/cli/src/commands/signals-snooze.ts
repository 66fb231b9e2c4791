import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { readMoment } from '../read-moment.ts';

/** Put a group of signals off. */
export const command = defineCommand({
  name: 'signals snooze',
  summary: 'Put a group of signals off; it comes back by itself, and when a worse signal comes.',
  operands: ['group'],
  options: {
    ...serverOptions,
    until: { type: 'string', value: 'TIME', required: true, help: 'Until when: seven days from now at most.' },
  },
  async run(io, { group, until, server, format }) {
    const at = readMoment(until, io.timeZone, '--until');
    const client = await connect(io, server);
    await client.call(routes.signals.snooze, { body: { groups: [group], until: at } });
    return print(io, format, { group, until: at }, () => [printable(`${group} is put off until ${at}.`)]);
  },
});
