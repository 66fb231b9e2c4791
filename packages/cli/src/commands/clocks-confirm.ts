import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { readMoment } from '../read-moment.ts';

/** Confirm a later moment. */
export const command = defineCommand({
  name: 'clocks confirm',
  summary: 'Confirm the later moment that another of legal asks for. Clocks become later by it.',
  operands: ['incident', 'fact'],
  options: {
    ...serverOptions,
    to: { type: 'string', value: 'TIME', required: true, help: 'The moment exactly as you read it.' },
  },
  async run(io, { incident, fact, to, server, format }) {
    const client = await connect(io, server);
    const body = { to: readMoment(to, io.timeZone, '--to') };
    const after = await client.call(routes.clocks.confirmLater, { params: { incident, fact }, body });
    return printAfter(io, format, `Clocks count from ${body.to} now.`, after);
  },
});
