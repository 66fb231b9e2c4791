import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Say when one is not to be woken. */
export const command = defineCommand({
  name: 'contact quiet',
  summary: 'Say when you are not to be woken, unless it is critical or could be.',
  operands: [],
  options: {
    ...serverOptions,
    from: { type: 'string', value: 'HH:MM', help: 'When quiet hours begin: 22:00.' },
    to: { type: 'string', value: 'HH:MM', help: 'When they end: 07:00.' },
    zone: { type: 'string', value: 'ZONE', help: 'Your time zone: Europe/Berlin. That of this machine without it.' },
    never: { type: 'boolean', help: 'No quiet hours.' },
  },
  async run(io, { from, to, zone, never, server, format }) {
    if (!never && (from === undefined || to === undefined))
      throw new CliError('usage', {
        what: 'Quiet hours have a beginning and an end.',
        where: '--from, --to',
        mend: 'Give both, or --never.',
      });
    const hours = from === undefined || to === undefined || never ? null : { from, to, zone: zone ?? io.timeZone };
    const client = await connect(io, server);
    await client.call(routes.contacts.quietHours, { body: { hours } });
    return print(io, format, { hours }, () => [
      hours === null ? 'You have no quiet hours.' : `Quiet from ${hours.from} to ${hours.to}, ${hours.zone}.`,
    ]);
  },
});
