import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { parseScalar, scalarKinds } from '../parse-scalar.ts';

/** Answer a question of the plan. */
export const command = defineCommand({
  name: 'fact set',
  summary: 'Answer a question of the plan.',
  details: 'VALUE is yes or no, a number, a time (2026-11-23T09:04:00Z) or a word of the plan.',
  operands: ['incident', 'fact', 'value'],
  options: {
    ...serverOptions,
    kind: {
      type: 'string',
      value: 'KIND',
      oneOf: scalarKinds,
      help: 'How VALUE is meant, where the word alone would not say it.',
    },
  },
  async run(io, { incident, fact, value, kind, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.recordFact, {
      params: { incident, fact },
      body: { state: 'value', value: parseScalar(value, kind) },
    });
    return printAfter(io, format, `${fact} is answered.`, after);
  },
});
