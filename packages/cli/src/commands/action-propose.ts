import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { parseParameters } from '../parse-scalar.ts';

/** Ask for an action. Its gate asks the approvers at once. */
export const command = defineCommand({
  name: 'action propose',
  summary: 'Ask for an action. Its gate asks the approvers at once.',
  details: 'ACTION is named by the plan, for example support-assistant.stop.',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
    with: { type: 'string', value: 'NAME=VALUE', multiple: true, help: 'A parameter of the action.' },
  },
  async run(io, { incident, action, reason, with: parameters, server, format }) {
    const client = await connect(io, server);
    const body = { action, reason, parameters: parseParameters(parameters) };
    const after = await client.call(routes.incidents.propose, { params: { incident }, body });
    return printAfterAction(io, format, `A-${after.number} is asked for.`, after);
  },
});
