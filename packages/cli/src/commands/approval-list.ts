import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { dueIn } from '../output/when.ts';

type Row = AnswerOf<typeof routes.approvals.list>['items'][number];

/** List what waits for approval, by the instant it is due. */
export const command = defineCommand({
  name: 'approval list',
  summary: 'List what waits for approval, by the instant it is due.',
  operands: [],
  options: {
    ...serverOptions,
    whose: { type: 'string', value: 'WHOSE', oneOf: ['mine', 'function', 'all'], help: 'Mine without it.' },
  },
  async run(io, { whose, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.approvals.list, { query: { ...query, whose: whose ?? 'mine' } }),
      1_000,
    );
    const columns = [
      { title: 'due', cell: ({ due }: Row) => dueIn(io, due) },
      { title: 'incident', cell: ({ incident }: Row) => incident.reference },
      { title: 'action', cell: ({ number }: Row) => `A-${number}` },
      { title: 'needs', cell: ({ missing }: Row) => missing.join(', ') },
      { title: 'asked by', cell: ({ requester }: Row) => requester.name ?? requester.person },
      { title: 'what', cell: ({ title }: Row) => title },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nothing waits for approval.'));
  },
});
