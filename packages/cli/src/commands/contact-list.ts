import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Row = AnswerOf<typeof routes.contacts.list>['contacts'][number];

/** List how one is reached oneself. */
export const command = defineCommand({
  name: 'contact list',
  summary: 'List your contact methods in the order they are called, and the channels there are.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const mine = await client.call(routes.contacts.list);
    const columns = [
      { title: 'channel', cell: ({ channel }: Row) => channel },
      { title: 'address', cell: ({ masked }: Row) => masked },
      { title: 'state', cell: ({ state }: Row) => state },
      { title: 'through', cell: ({ provider }: Row) => provider },
      { title: 'id', cell: ({ id }: Row) => id },
    ];
    const { quiet, channels } = mine;
    return print(io, format, mine, () => [
      ...table(io, columns, mine.contacts, 'Nothing reaches you yet: muster contact add CHANNEL ADDRESS.'),
      quiet === null ? 'No quiet hours.' : `Quiet from ${quiet.from} to ${quiet.to}, ${quiet.zone}.`,
      `Channels here: ${channels.map(({ channel }) => channel).join(', ') || 'none'}.`,
    ]);
  },
});
