import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime, dueIn } from '../output/when.ts';

type Row = AnswerOf<typeof routes.incidents.list>['items'][number];

/** List incidents, the newest first. */
export const command = defineCommand({
  name: 'incident list',
  summary: 'List incidents, the newest first.',
  operands: [],
  options: { ...serverOptions, most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' } },
  async run(io, { most, server, format }) {
    const client = await connect(io, server);
    const page = (query: { readonly after?: string; readonly limit: number }) =>
      client.call(routes.incidents.list, { query });
    const items = await everyPage(page, countOf(most ?? '50', '--most'));
    const due = ({ nextDue }: Row) => (nextDue === null ? null : `${clockTime(io, nextDue)} (${dueIn(io, nextDue)})`);
    const columns = [
      { title: 'reference', cell: (row: Row) => row.reference },
      { title: 'severity', cell: (row: Row) => row.severity },
      { title: 'stage', cell: (row: Row) => (row.status === 'open' ? row.stage : row.status) },
      { title: 'next due', cell: due },
      { title: 'owner', cell: (row: Row) => row.owner.name ?? row.owner.person },
      { title: 'title', cell: (row: Row) => row.title ?? '(destroyed)' },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'There is no incident.'));
  },
});
