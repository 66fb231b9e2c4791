import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Destroy one item of content. The proof that it was there remains. */
export const command = defineCommand({
  name: 'content redact',
  summary: 'Destroy one item of content. The proof that it was there remains.',
  details: 'CONTENT is the id that incident show tells.',
  operands: ['incident', 'content'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, content, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.redact, { params: { incident, content }, body: { reason } });
    return printAfter(io, format, `${content} is destroyed.`, after);
  },
});
