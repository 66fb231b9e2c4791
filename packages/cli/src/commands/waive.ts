import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Leave something undone, with a reason and the authority of the plan. */
export const command = defineCommand({
  name: 'waive',
  summary: 'Leave something undone, with a reason and the authority of the plan.',
  details: 'OBLIGATION is its id as the incident lists it: task:triage, evidence:access-logs.',
  operands: ['incident', 'obligation'],
  options: { ...serverOptions, reason: { type: 'string', value: 'TEXT', required: true, help: 'Why.' } },
  async run(io, { incident, obligation, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.waive, { params: { incident }, body: { obligation, reason } });
    return printAfter(io, format, `${obligation} is waived under ${after.authority}.`, after);
  },
});
