import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Approve an action exactly as it is. */
export const command = defineCommand({
  name: 'action approve',
  summary: 'Approve an action exactly as it is.',
  details: 'ACTION is A-1, A-2, … Without --digest the action is read now and shown whole before anything happens.',
  operands: ['incident', 'action'],
  options: { ...serverOptions, ...digestOption },
  async run(io, { incident, action, digest, yes, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const bound = await digestToBind(io, client, { incident, number, verb: 'Approve', digest, yes });
    const body = { digest: bound };
    const after = await client.call(routes.incidents.approve, { params: { incident, number }, body });
    return printAfterAction(io, format, `You approved A-${number}.`, after);
  },
});
