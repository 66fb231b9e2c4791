import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { dueIn } from '../output/when.ts';

type Row = AnswerOf<typeof routes.pages.list>['items'][number];

/** List pages that nobody has answered yet. */
export const command = defineCommand({
  name: 'page list',
  summary: 'List who is paged and has not answered yet.',
  operands: [],
  options: {
    ...serverOptions,
    whose: { type: 'string', value: 'WHOSE', oneOf: ['mine', 'all'], help: 'Mine without it.' },
  },
  async run(io, { whose, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.pages.list, { query: { ...query, whose: whose ?? 'mine' } }),
      1_000,
    );
    const columns = [
      { title: 'incident', cell: ({ reference }: Row) => reference },
      { title: 'for', cell: ({ target }: Row) => (target.kind === 'seat' ? target.seat : target.person) },
      { title: 'called', cell: ({ calls }: Row) => calls.map(spellCall).join(', ') },
      { title: 'next', cell: ({ nextAt, state }: Row) => (nextAt === null ? state : dueIn(io, nextAt)) },
      { title: 'about', cell: ({ about }: Row) => about.join(', ') },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nobody is paged.'));
  },
});

function spellCall({ seat, person }: Row['calls'][number]): string {
  if (person === null) return `${seat ?? ''} (vacant)`;
  return seat ?? person.name ?? person.person;
}
