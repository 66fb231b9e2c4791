import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Row = AnswerOf<typeof routes.contacts.reach>['items'][number];

/** List who in a seat can be reached. */
export const command = defineCommand({
  name: 'reach list',
  summary: 'List who sits in a seat, and over how many ways they can be reached.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const items = await everyPage((query) => client.call(routes.contacts.reach, { query }), 10_000);
    const columns = [
      { title: 'name', cell: ({ name }: Row) => name },
      { title: 'seats', cell: ({ seats }: Row) => seats.join(', ') },
      { title: 'reached', cell: spellReach },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nobody sits in a seat.'));
  },
});

function spellReach({ methods, providers, unconfirmed }: Row): string {
  if (methods === 0) return 'not at all';
  const ways = methods === 1 ? '1 way' : `${methods} ways`;
  const spelled = providers === 1 ? `${ways}, all through one provider` : `${ways} through ${providers} providers`;
  return unconfirmed === 0 ? spelled : `${spelled}; ${unconfirmed} not confirmed`;
}
