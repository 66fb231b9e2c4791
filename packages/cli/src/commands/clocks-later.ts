import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Ask that clocks count from a later moment. */
export const command = defineCommand({
  name: 'clocks later',
  summary: 'Ask that clocks count from the later moment that a fact says. Another of legal confirms it.',
  operands: ['incident', 'fact'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, fact, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.clocks.askLater, { params: { incident, fact }, body: { reason } });
    return printAfter(
      io,
      format,
      `Another of legal has to confirm ${fact}. Until then the earlier moment counts.`,
      after,
    );
  },
});
