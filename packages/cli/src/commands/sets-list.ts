import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Row = AnswerOf<typeof routes.sets.list>['items'][number];

/** List sets of incidents with the same cause. */
export const command = defineCommand({
  name: 'sets list',
  summary: 'List sets of incidents with the same cause.',
  operands: [],
  options: { ...serverOptions, most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' } },
  async run(io, { most, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage((query) => client.call(routes.sets.list, { query }), countOf(most ?? '50', '--most'));
    const columns = [
      { title: 'set', cell: (row: Row) => row.reference },
      { title: 'incidents', cell: (row: Row) => row.incidents.join(', ') },
      { title: 'name', cell: (row: Row) => row.name ?? '(destroyed)' },
      { title: 'cause', cell: (row: Row) => row.cause ?? '(destroyed)' },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'There is no set.'));
  },
});
