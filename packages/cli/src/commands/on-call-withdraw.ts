import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** End a cover, or say no to it. */
export const command = defineCommand({
  name: 'on-call withdraw',
  summary: 'Say no to standing in, or end it: the plan counts again.',
  operands: ['schedule', 'cover'],
  options: { ...serverOptions },
  async run(io, { schedule, cover, server, format }) {
    const client = await connect(io, server);
    const done = await client.call(routes.onCall.withdrawCover, { params: { schedule, cover } });
    return print(io, format, done, () => ['It is withdrawn: the plan counts again.']);
  },
});
