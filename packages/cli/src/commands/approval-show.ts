import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { actionNumber } from '../action-number.ts';
import { print } from '../output/print.ts';
import { approvalLines } from '../views/approval-lines.ts';

/** Show all that an approver needs to say yes or no. */
export const command = defineCommand({
  name: 'approval show',
  summary: 'Show all that an approver needs to say yes or no.',
  operands: ['incident', 'action'],
  options: { ...serverOptions },
  async run(io, { incident, action, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const view = await client.call(routes.approvals.show, { params: { incident, number } });
    return print(io, format, view, () => approvalLines(io, view));
  },
});
