import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Say that a follow-up is done. */
export const command = defineCommand({
  name: 'follow-up done',
  summary: 'Say that a follow-up is done, and how. Another person validates it.',
  operands: ['follow-up'],
  options: {
    ...serverOptions,
    how: { type: 'string', value: 'TEXT', required: true, help: 'What was done.' },
    version: { type: 'string', value: 'VERSION', help: 'The version of the plan that carries the change.' },
  },
  async run(io, { 'follow-up': followUp, how, version, server, format }) {
    const client = await connect(io, server);
    const body = { how, planVersion: version ?? null };
    const after = await client.call(routes.followUps.done, { params: { followUp }, body });
    return print(io, format, after, () => [`${after.reference} is done. Another person validates it.`]);
  },
});
