import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { planLines } from '../views/plan-lines.ts';
import { stepToBind } from '../views/exact-plan.ts';

/** Put an approved version in force. */
export const command = defineCommand({
  name: 'plan activate',
  summary: 'Put an approved version of the plan in force for incidents declared from now on.',
  details:
    'Without VERSION it is the one that waits. It is checked anew, and its approvals are counted whole. Incidents that are open keep theirs.',
  operands: ['version?'],
  options: { ...serverOptions, yes: { type: 'boolean', help: 'Do not ask on the terminal.' } },
  async run(io, { version: meant, yes, server, format }) {
    const client = await connect(io, server);
    const { version, replaces } = await stepToBind(io, client, { meant, verb: 'Activate', yes });
    const decided = await client.call(routes.plans.activate, { params: { version }, body: { replaces } });
    return print(io, format, decided, () => planLines(io, decided));
  },
});
