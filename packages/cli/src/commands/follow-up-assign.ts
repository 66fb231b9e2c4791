import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { followUpOwner, ownerOptions } from '../follow-up-owner.ts';
import { print } from '../output/print.ts';

/** Hand a follow-up on. */
export const command = defineCommand({
  name: 'follow-up assign',
  summary: 'Hand a follow-up on.',
  operands: ['follow-up'],
  options: { ...serverOptions, ...ownerOptions },
  async run(io, { 'follow-up': followUp, owner, function: to, server, format }) {
    const client = await connect(io, server);
    const body = { owner: await followUpOwner(client, { owner, to }) };
    const after = await client.call(routes.followUps.assign, { params: { followUp }, body });
    return print(io, format, after, () => [`${after.reference} is handed on.`]);
  },
});
