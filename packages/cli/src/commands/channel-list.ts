import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { ago } from '../output/when.ts';

type Row = AnswerOf<typeof routes.deliveries.channels>['channels'][number];

/** List the channels, and whether they get through. */
export const command = defineCommand({
  name: 'channel list',
  summary: 'List the channels of the server, and whether they get through.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const { channels } = await client.call(routes.deliveries.channels);
    const columns = [
      { title: 'channel', cell: ({ channel }: Row) => channel },
      { title: 'through', cell: ({ provider }: Row) => provider },
      { title: 'a minute', cell: ({ perMinute }: Row) => String(perMinute) },
      { title: 'taken last', cell: ({ acceptedAt }: Row) => acceptedAt && ago(io, acceptedAt) },
      {
        title: 'fails',
        cell: ({ failing }: Row) =>
          failing && `${failing.count} times since ${ago(io, failing.since)}: ${failing.because}`,
      },
    ];
    const nothing = 'No channel is set up: pages are a line of the log.';
    return print(io, format, { channels }, () => table(io, columns, channels, nothing));
  },
});
