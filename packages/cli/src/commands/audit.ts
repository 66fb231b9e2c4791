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

type Row = AnswerOf<typeof routes.system.audit>['items'][number];

/** Tell who did, tried or read what, the newest first. */
export const command = defineCommand({
  name: 'audit',
  summary: 'Tell who did, tried or read what, the newest first.',
  operands: [],
  options: { ...serverOptions, most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' } },
  async run(io, { most, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.system.audit, { query }),
      countOf(most ?? '50', '--most'),
    );
    const columns = [
      { title: 'at', cell: (row: Row) => clockTime(io, row.at) },
      { title: 'outcome', cell: (row: Row) => (row.code === null ? row.outcome : `${row.outcome} ${row.code}`) },
      { title: 'action', cell: (row: Row) => row.action },
      { title: 'subject', cell: (row: Row) => row.subject },
      { title: 'actor', cell: (row: Row) => row.actor },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nothing was done yet.'));
  },
});
