import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Pass the gate alone under the break-glass rule. It is reviewed afterwards. */
export const command = defineCommand({
  name: 'action break-glass',
  summary: 'Pass the gate alone under the break-glass rule. It is reviewed afterwards.',
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
    const bound = await digestToBind(io, client, { incident, number, verb: 'Break the glass for', digest, yes });
    const body = { digest: bound, reason };
    const after = await client.call(routes.incidents.breakGlass, { params: { incident, number }, body });
    return printAfterAction(io, format, `You broke the glass of A-${number}.`, after);
  },
});
