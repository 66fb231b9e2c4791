import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Put somebody into a seat of the plan. */
export const command = defineCommand({
  name: 'seats fill',
  summary: 'Put somebody into a seat of the plan.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['seat', 'person'],
  options: { ...serverOptions },
  async run(io, { seat, person, server, format }) {
    const client = await connect(io, server);
    const id = await findPerson(client, person);
    await client.call(routes.people.fillSeat, { params: { seat }, body: { person: id } });
    return print(io, format, { seat, person: id }, () => [printable(`${person} sits in ${seat}.`)]);
  },
});
