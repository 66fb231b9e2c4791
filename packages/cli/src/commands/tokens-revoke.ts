import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Make a machine's token void at once. */
export const command = defineCommand({
  name: 'tokens revoke',
  summary: "Make a machine's token void at once.",
  details: 'ID is what tokens issue told, not the token itself.',
  operands: ['id'],
  options: { ...serverOptions },
  async run(io, { id, server, format }) {
    const client = await connect(io, server);
    await client.call(routes.people.revokeServiceToken, { params: { token: id } });
    return print(io, format, { id }, () => [printable(`${id} is void.`)]);
  },
});
