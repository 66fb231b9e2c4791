import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Load = AnswerOf<typeof routes.onCall.capacity>['people'][number];

/** Show who carries how much in the open incidents. */
export const command = defineCommand({
  name: 'on-call load',
  summary: 'Show who carries what in the open incidents, those first whom two critical ones want.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const found = await client.call(routes.onCall.capacity, {});
    const columns = [
      { title: 'person', cell: ({ person }: Load) => person.name ?? person.person },
      { title: 'seats', cell: ({ seats }: Load) => seats.join(', ') },
      { title: 'incidents', cell: ({ incidents }: Load) => incidents.map(spell).join(', ') },
      { title: '', cell: ({ isTorn }: Load) => (isTorn ? 'TORN: hand one over' : '') },
    ];
    return print(io, format, found, () => table(io, columns, found.people, 'Nobody has anything to do.'));
  },
});

function spell({ reference, severity, owns, obligations, overdue }: Load['incidents'][number]): string {
  const late = overdue === 0 ? '' : `, ${overdue} overdue`;
  return `${reference} ${severity}${owns ? ', owner' : ''}: ${obligations}${late}`;
}
