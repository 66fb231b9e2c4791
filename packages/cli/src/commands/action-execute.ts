import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Run an action, if its gate stands open now. */
export const command = defineCommand({
  name: 'action execute',
  summary: 'Run an action, if its gate stands open now.',
  details: 'ACTION is A-1, A-2, … Without --digest the action is read now and shown whole before anything happens.',
  operands: ['incident', 'action'],
  options: { ...serverOptions, ...digestOption },
  async run(io, { incident, action, digest, yes, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const bound = await digestToBind(io, client, { incident, number, verb: 'Execute', digest, yes });
    const body = { digest: bound };
    const after = await client.call(routes.incidents.execute, { params: { incident, number }, body });
    return printAfterAction(io, format, `A-${number} runs.`, after);
  },
});
