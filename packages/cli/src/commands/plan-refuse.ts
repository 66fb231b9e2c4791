import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { planLines } from '../views/plan-lines.ts';
import { stepToBind } from '../views/exact-plan.ts';

/** Refuse a proposed version. */
export const command = defineCommand({
  name: 'plan refuse',
  summary: 'Refuse a proposed version of the plan, with the reason.',
  details: 'Without VERSION it is the one that waits.',
  operands: ['version?'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
  },
  async run(io, { version: meant, reason, yes, server, format }) {
    const client = await connect(io, server);
    const { version, replaces } = await stepToBind(io, client, { meant, verb: 'Refuse', yes });
    const decided = await client.call(routes.plans.refuse, { params: { version }, body: { replaces, reason } });
    return print(io, format, decided, () => planLines(io, decided));
  },
});
