import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { ago, clockTime } from '../output/when.ts';

type Row = AnswerOf<typeof routes.deliveries.list>['items'][number];

/** List what was sent, and what became of it. */
export const command = defineCommand({
  name: 'delivery list',
  summary: 'List messages to people, the latest first, and what became of each.',
  operands: [],
  options: {
    ...serverOptions,
    whose: { type: 'string', value: 'WHOSE', oneOf: ['mine', 'all'], help: 'Mine without it.' },
    most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' },
  },
  async run(io, { whose, most, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.deliveries.list, { query: { ...query, whose: whose ?? 'mine' } }),
      countOf(most ?? '50', '--most'),
    );
    const columns = [
      { title: 'age', cell: ({ queuedAt }: Row) => ago(io, queuedAt) },
      { title: 'about', cell: ({ reference, purpose }: Row) => reference ?? purpose },
      { title: 'to', cell: ({ person }: Row) => person.name ?? person.person },
      { title: 'channel', cell: ({ channel }: Row) => channel },
      {
        title: 'state',
        cell: ({ state, because, status, nextAt, held }: Row) =>
          [
            held ? 'quiet hours' : state,
            because,
            status === null ? null : String(status),
            nextAt === null ? null : `next ${clockTime(io, nextAt)}`,
          ]
            .filter((each) => each !== null)
            .join(', '),
      },
      { title: 'id', cell: ({ id }: Row) => id },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nothing was sent yet.'));
  },
});
