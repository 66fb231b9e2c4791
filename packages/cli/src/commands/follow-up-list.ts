import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime, dueIn } from '../output/when.ts';

type Row = AnswerOf<typeof routes.followUps.list>['items'][number];

/** List what is owed after incidents. */
export const command = defineCommand({
  name: 'follow-up list',
  summary: 'List what is owed after incidents, the next due first.',
  operands: [],
  options: {
    ...serverOptions,
    whose: { type: 'string', value: 'WHOSE', oneOf: ['mine', 'all'], help: 'All without it.' },
    state: {
      type: 'string',
      value: 'STATE',
      oneOf: ['unfinished', 'open', 'done', 'validated', 'all'],
      help: 'What nobody has validated without it.',
    },
    incident: { type: 'string', value: 'INCIDENT', help: 'Of one incident.' },
    overdue: { type: 'boolean', help: 'What is late.' },
  },
  async run(io, { whose, state, incident, overdue, server, format }) {
    const client = await connect(io, server);
    const narrowed = {
      ...(incident === undefined ? {} : { incident }),
      ...(overdue ? { overdue: 'true' } : {}),
      whose: whose ?? 'all',
      state: state ?? 'unfinished',
    } as const;
    const items = await everyPage(
      (query) => client.call(routes.followUps.list, { query: { ...query, ...narrowed } }),
      5_000,
    );
    const columns = [
      { title: 'follow-up', cell: ({ reference }: Row) => reference },
      { title: 'of', cell: ({ incident: of }: Row) => of.reference },
      { title: 'state', cell: (row: Row) => row.state },
      { title: 'due', cell: (row: Row) => (row.state === 'open' ? dueIn(io, row.due) : clockTime(io, row.due)) },
      { title: 'owner', cell: ({ owner }: Row) => ownerOf(owner) },
      { title: 'title', cell: ({ title }: Row) => title ?? '(destroyed)' },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'Nothing is owed.'));
  },
});

function ownerOf(owner: Row['owner']): string {
  return owner.kind === 'function' ? owner.function : (owner.name ?? owner.person);
}
