import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';

/** Say that the effect was seen, and when. */
export const command = defineCommand({
  name: 'action prove',
  summary: 'Say that the effect was seen, and when.',
  details: 'ACTION is A-1, A-2, …',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    at: { type: 'string', value: 'TIME', help: 'When it took effect, 2026-11-23T09:04:00Z; now without it.' },
  },
  async run(io, { incident, action, at, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const body = { effectiveAt: at ?? io.now().toString() };
    const after = await client.call(routes.incidents.prove, { params: { incident, number }, body });
    return printAfterAction(io, format, `A-${number} took effect.`, after);
  },
});
