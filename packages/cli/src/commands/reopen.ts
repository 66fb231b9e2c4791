import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions, stages } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Open a closed incident again. */
export const command = defineCommand({
  name: 'reopen',
  summary: 'Open a closed incident again.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    stage: { type: 'string', value: 'STAGE', oneOf: stages, help: 'Where it goes on; where it ended without it.' },
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, stage, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.reopen, {
      params: { incident },
      body: { reason, ...(stage === undefined ? {} : { stage }) },
    });
    return printAfter(io, format, `${incident} is open again.`, after);
  },
});
