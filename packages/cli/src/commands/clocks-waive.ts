import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that a stage of a clock is not reported. */
export const command = defineCommand({
  name: 'clocks waive',
  summary: 'Say that a stage of a clock is not reported, and why.',
  operands: ['incident', 'clock', 'stage'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, clock, stage, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.clocks.waive, { params: { incident, clock, stage }, body: { reason } });
    return printAfter(io, format, `${clock}/${stage} is waived.`, after);
  },
});
