import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** The request for silence is over. */
export const command = defineCommand({
  name: 'clocks resume',
  summary: 'The request for silence is over before its end.',
  operands: ['incident', 'clock'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, clock, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.clocks.resume, { params: { incident, clock }, body: { reason } });
    return printAfter(io, format, `${clock} runs again.`, after);
  },
});
