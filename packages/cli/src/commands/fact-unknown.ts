import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that the answer is not known, and why; it counts as the worst it could be. */
export const command = defineCommand({
  name: 'fact unknown',
  summary: 'Say that the answer is not known, and why; it counts as the worst it could be.',
  operands: ['incident', 'fact'],
  options: {
    ...serverOptions,
    because: { type: 'string', value: 'TEXT', required: true, help: 'Why it is not known.' },
  },
  async run(io, { incident, fact, because, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.recordFact, {
      params: { incident, fact },
      body: { state: 'unknown', because },
    });
    return printAfter(io, format, `${fact} is unknown.`, after);
  },
});
