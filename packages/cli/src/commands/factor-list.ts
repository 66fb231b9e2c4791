import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Row = AnswerOf<typeof routes.incidents.factors>['factors'][number];

/** List what made an incident possible, likelier or worse. */
export const command = defineCommand({
  name: 'factor list',
  summary: 'List what made the incident possible, likelier or worse.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { factors } = await client.call(routes.incidents.factors, { params: { incident } });
    const columns = [
      { title: 'factor', cell: ({ number }: Row) => `X-${number}` },
      { title: 'kind', cell: ({ kind }: Row) => kind },
      { title: 'by', cell: ({ by }: Row) => by.name ?? by.person },
      {
        title: 'text',
        cell: ({ text, withheld }: Row) => text ?? (withheld ? '(directed by counsel)' : '(destroyed)'),
      },
    ];
    return print(io, format, { factors }, () => table(io, columns, factors, 'No factor is recorded.'));
  },
});
