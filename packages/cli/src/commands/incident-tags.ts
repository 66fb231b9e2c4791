import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say which words of public lists fit. */
export const command = defineCommand({
  name: 'incident tags',
  summary: 'Say which words of public lists fit: these, and no others.',
  details: 'Without --tag it takes all tags away. `muster tags` lists what there is.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    tag: { type: 'string', value: 'ID', multiple: true, help: 'AML.T0051, LLM01:2025, ASI02; once for each.' },
  },
  async run(io, { incident, tag, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.setTags, { params: { incident }, body: { tags: [...tag] } });
    const now = after.tags.length === 0 ? 'It has no tags now.' : `Its tags: ${after.tags.join(', ')}.`;
    return printAfter(io, format, now, after);
  },
});
