import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { shortVersion } from '../views/plan-lines.ts';

/** Let an open incident go on under the version of the plan in force. */
export const command = defineCommand({
  name: 'plan adopt',
  summary: 'Let an open incident go on under the version of the plan in force. Deadlines never move later.',
  details: 'Of the incident owner or legal. It is refused while an action waits, and where anything would be lost.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    rationale: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept as a decision.' },
  },
  async run(io, { incident, rationale, server, format }) {
    const client = await connect(io, server);
    const { version } = await client.call(routes.plans.current);
    const after = await client.call(routes.incidents.adoptPlan, {
      params: { incident },
      body: { version, rationale },
    });
    const done = `D-${after.decision}: it goes on under version ${shortVersion(after.planVersion)}.`;
    return printAfter(io, format, done, after);
  },
});
