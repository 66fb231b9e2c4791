import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Release a notice alone, where a standing authority of its gate approved its text beforehand. */
export const command = defineCommand({
  name: 'action release',
  summary: 'Release a notice alone, where a standing authority of its gate approved its text beforehand.',
  details: 'ACTION is A-1, A-2, … Without --digest the action is read now and shown whole before anything happens.',
  operands: ['incident', 'action'],
  options: { ...serverOptions, ...digestOption },
  async run(io, { incident, action, digest, yes, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const bound = await digestToBind(io, client, { incident, number, verb: 'Release', digest, yes });
    const after = await client.call(routes.incidents.release, {
      params: { incident, number },
      body: { digest: bound },
    });
    return printAfterAction(io, format, `You released A-${number} under its standing authority.`, after);
  },
});
