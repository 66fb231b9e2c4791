import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Person = AnswerOf<typeof routes.people.list>['items'][number];

/** List the people of the organisation. */
export const command = defineCommand({
  name: 'people list',
  summary: 'List the people of the organisation.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const items = await everyPage((query) => client.call(routes.people.list, { query }), 10_000);
    const columns = [
      { title: 'name', cell: (person: Person) => person.name },
      { title: 'standing', cell: (person: Person) => person.standing },
      { title: 'seats', cell: (person: Person) => person.seats.join(', ') || null },
      { title: 'administrator', cell: (person: Person) => (person.administrator ? 'yes' : null) },
      { title: 'id', cell: (person: Person) => person.id },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nobody is here yet.'));
  },
});
