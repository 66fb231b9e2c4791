import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { parseParameters } from '../parse-scalar.ts';

/** Change a waiting action. Its approvals are void. */
export const command = defineCommand({
  name: 'action amend',
  summary: 'Change a waiting action. Its approvals are void.',
  details: 'ACTION is A-1, A-2, … The parameters given replace all that it had.',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
    with: { type: 'string', value: 'NAME=VALUE', multiple: true, help: 'A parameter of the action.' },
  },
  async run(io, { incident, action, reason, with: parameters, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const body = { reason, parameters: parseParameters(parameters) };
    const after = await client.call(routes.incidents.amend, { params: { incident, number }, body });
    return printAfterAction(io, format, `A-${number} is changed.`, after);
  },
});
