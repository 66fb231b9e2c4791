import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { CliError } from '../cli-error.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Add a way to be reached. */
export const command = defineCommand({
  name: 'contact add',
  summary: 'Add a contact method of yours: a code of six digits is sent to it.',
  details: 'CHANNEL is one of those that muster contact list names.',
  operands: ['channel', 'address'],
  options: { ...serverOptions },
  async run(io, { channel: given, address, server, format }) {
    const channel = routes.contacts.add.body.shape.channel.safeParse(given);
    if (!channel.success)
      throw new CliError('usage', {
        what: `There is no channel ${given}.`,
        where: 'CHANNEL',
        mend: 'Look at those there are: muster contact list.',
      });
    const client = await connect(io, server);
    const added = await client.call(routes.contacts.add, { body: { channel: channel.data, address } });
    return print(io, format, added, () => [
      ...(added.secret === null ? [] : [`Its secret, shown this once: ${added.secret}`]),
      `A code is on its way. Give it: muster contact verify ${added.contact} CODE`,
    ]);
  },
});
