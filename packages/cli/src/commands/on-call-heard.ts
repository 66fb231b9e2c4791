import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Say that you know that you are on call. */
export const command = defineCommand({
  name: 'on-call heard',
  summary: 'Say that you know that you are on call, so that nobody has to ask.',
  operands: ['schedule'],
  options: { ...serverOptions, layer: { type: 'string', value: 'LAYER', help: 'first without it.' } },
  async run(io, { schedule, layer, server, format }) {
    const client = await connect(io, server);
    const done = await client.call(routes.onCall.heard, { params: { schedule }, body: { layer: layer ?? 'first' } });
    return print(io, format, done, () => ['It is known that you are on call.']);
  },
});
