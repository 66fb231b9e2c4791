import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Item = AnswerOf<typeof routes.incidents.privilegeLog>['entries'][number];

/** List what was written at the direction of counsel, never what it says. */
export const command = defineCommand({
  name: 'privilege-log',
  summary: 'List what was written at the direction of counsel, never what it says.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { entries } = await client.call(routes.incidents.privilegeLog, { params: { incident } });
    const columns = [
      { title: 'item', cell: ({ reference }: Item) => reference },
      { title: 'kind', cell: ({ kind }: Item) => kind },
      { title: 'at', cell: ({ at }: Item) => clockTime(io, at) },
      { title: 'author', cell: ({ author }: Item) => author.name ?? author.person },
      { title: 'directed by', cell: ({ directedBy }: Item) => directedBy.name ?? directedBy.person },
      { title: 'basis', cell: ({ basis }: Item) => basis },
    ];
    return print(io, format, { entries }, () => table(io, columns, entries, 'Counsel directed nothing.'));
  },
});
