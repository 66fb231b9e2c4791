import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Say that it is no incident, and why. */
export const command = defineCommand({
  name: 'signals decline',
  summary: 'Say that it is no incident, and why.',
  operands: ['group'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
    'near-miss': { type: 'boolean', help: 'It was nearly one.' },
    ticket: { type: 'string', value: 'TEXT', help: 'What engineering has to mend.' },
  },
  async run(io, { group, reason, ticket, server, format, ...given }) {
    const client = await connect(io, server);
    const body = { reason, nearMiss: given['near-miss'], ticket: ticket ?? null };
    await client.call(routes.signals.decline, { params: { group }, body });
    return print(io, format, { group }, () => [printable(`${group} is declined.`)]);
  },
});
