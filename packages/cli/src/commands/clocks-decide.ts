import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

const answers = ['applies', 'does-not-apply'] as const;

/** Decide whether a clock applies. */
export const command = defineCommand({
  name: 'clocks decide',
  summary: 'Decide whether a clock applies, and why. Legal or privacy do.',
  operands: ['incident', 'clock'],
  options: {
    ...serverOptions,
    answer: { type: 'string', value: 'ANSWER', oneOf: answers, required: true, help: 'What is decided.' },
    rationale: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, clock, answer, rationale, server, format }) {
    const client = await connect(io, server);
    const body = { answer, rationale };
    const after = await client.call(routes.clocks.decide, { params: { incident, clock }, body });
    return printAfter(io, format, `${clock}: ${answer}.`, after);
  },
});
