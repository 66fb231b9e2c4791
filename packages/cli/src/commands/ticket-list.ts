import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Row = AnswerOf<typeof routes.tickets.list>['items'][number];

/** List tickets for engineering, and what became of each. */
export const command = defineCommand({
  name: 'ticket list',
  summary: 'List tickets for engineering, the latest first, and what became of each.',
  operands: [],
  options: {
    ...serverOptions,
    failed: { type: 'boolean', help: 'Only those that were not made, and are tried no more.' },
    most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' },
  },
  async run(io, { failed, most, server, format }) {
    const client = await connect(io, server);
    const state = failed ? 'failed' : 'all';
    const items = await everyPage(
      (query) => client.call(routes.tickets.list, { query: { ...query, state } }),
      countOf(most ?? '50', '--most'),
    );
    const columns = [
      { title: 'asked', cell: (row: Row) => clockTime(io, row.askedAt) },
      { title: 'tracker', cell: (row: Row) => row.tracker },
      { title: 'state', cell: stateOf },
      { title: 'key', cell: (row: Row) => row.key },
      { title: 'address', cell: (row: Row) => row.url },
      { title: 'ticket', cell: (row: Row) => row.id },
      { title: 'about', cell: (row: Row) => row.about.group },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No ticket was asked for.'));
  },
});

function stateOf({ state, because, status }: Row): string {
  if (because === null) return state;
  return `${state}: ${because}${status === null ? '' : ` ${status}`}`;
}
