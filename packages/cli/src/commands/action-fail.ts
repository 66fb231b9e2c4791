import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';

/** Say which part of an action did not take effect. */
export const command = defineCommand({
  name: 'action fail',
  summary: 'Say which part of an action did not take effect.',
  details: 'ACTION is A-1, A-2, …',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    what: { type: 'string', value: 'TEXT', required: true, help: 'What did not take effect.' },
  },
  async run(io, { incident, action, what, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.failInPart, { params: { incident, number }, body: { what } });
    return printAfterAction(io, format, `A-${number} failed in part.`, after);
  },
});
