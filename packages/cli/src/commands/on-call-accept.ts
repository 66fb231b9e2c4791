import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';

/** Accept to stand in on call. */
export const command = defineCommand({
  name: 'on-call accept',
  summary: 'Accept to stand in: pages call you from then on.',
  operands: ['schedule', 'cover'],
  options: { ...serverOptions },
  async run(io, { schedule, cover, server, format }) {
    const client = await connect(io, server);
    const done = await client.call(routes.onCall.acceptCover, { params: { schedule, cover } });
    return print(io, format, done, () => ['You stand in.']);
  },
});
