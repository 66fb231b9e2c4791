import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';

/** Put somebody into a seat for one incident. */
export const command = defineCommand({
  name: 'seats assign',
  summary: 'Put somebody into a seat for one incident.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['incident', 'seat', 'person'],
  options: { ...serverOptions },
  async run(io, { incident, seat, person, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.assignSeat, {
      params: { incident, seat },
      body: { person: await findPerson(client, person) },
    });
    return printAfter(io, format, `${person} sits in ${seat} for ${incident}.`, after);
  },
});
