import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Close an incident with its review. */
export const command = defineCommand({
  name: 'close',
  summary: 'Close an incident with its review.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    review: { type: 'string', value: 'TEXT', required: true, help: 'What was learned.' },
    'near-miss': { type: 'boolean', help: 'It was nearly an incident.' },
  },
  async run(io, { incident, review, server, format, ...given }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.close, {
      params: { incident },
      body: { review, outcome: given['near-miss'] ? 'near-miss' : 'resolved' },
    });
    return printAfter(io, format, `${incident} is closed.`, after);
  },
});
