import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say which AI system it is of. */
export const command = defineCommand({
  name: 'incident system',
  summary: 'Say which AI system it is of.',
  details: 'Until an action on another AI system was asked for. Severity and deadlines follow from it.',
  operands: ['incident', 'system'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', help: 'Why, where another one was named before.' },
  },
  async run(io, { incident, system, reason, server, format }) {
    const client = await connect(io, server);
    const body = { to: system, reason: reason ?? null };
    const after = await client.call(routes.incidents.setSystem, { params: { incident }, body });
    return printAfter(io, format, `It is of ${system}.`, after);
  },
});
