import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { planLines } from '../views/plan-lines.ts';
import { stepToBind } from '../views/exact-plan.ts';

/** Approve that a version takes the place of the one in force. */
export const command = defineCommand({
  name: 'plan approve',
  summary: 'Approve a proposed version of the plan, exactly as it is.',
  details:
    'Without VERSION it is the one that waits. What differs from the version in force is shown before anything happens.',
  operands: ['version?'],
  options: { ...serverOptions, yes: { type: 'boolean', help: 'Do not ask on the terminal.' } },
  async run(io, { version: meant, yes, server, format }) {
    const client = await connect(io, server);
    const { version, replaces } = await stepToBind(io, client, { meant, verb: 'Approve', yes });
    const decided = await client.call(routes.plans.approve, { params: { version }, body: { replaces } });
    return print(io, format, decided, () => planLines(io, decided));
  },
});
