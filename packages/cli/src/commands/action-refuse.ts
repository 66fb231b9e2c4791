import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Refuse an action exactly as it is. It does not run. */
export const command = defineCommand({
  name: 'action refuse',
  summary: 'Refuse an action exactly as it is. It does not run.',
  details: 'ACTION is A-1, A-2, … Without --digest the action is read now and shown whole before anything happens.',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    ...digestOption,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, action, digest, yes, reason, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const bound = await digestToBind(io, client, { incident, number, verb: 'Refuse', digest, yes });
    const body = { digest: bound, reason };
    const after = await client.call(routes.incidents.refuse, { params: { incident, number }, body });
    return printAfterAction(io, format, `You refused A-${number}.`, after);
  },
});
