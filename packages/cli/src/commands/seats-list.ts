import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Seat = AnswerOf<typeof routes.people.seats>['seats'][number];

/** List every seat of the plan, and who sits in it. */
export const command = defineCommand({
  name: 'seats list',
  summary: 'List every seat of the plan, and who sits in it.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const answer = await client.call(routes.people.seats);
    const columns = [
      { title: 'seat', cell: (seat: Seat) => seat.seat },
      { title: 'functions', cell: (seat: Seat) => seat.functions.join(', ') },
      { title: 'person', cell: (seat: Seat) => seat.name ?? seat.person },
    ];
    return print(io, format, answer, () => table(io, columns, answer.seats, 'The plan has no seats.'));
  },
});
