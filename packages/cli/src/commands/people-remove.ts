import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Take somebody out: their tokens and approvals stop counting at once. */
export const command = defineCommand({
  name: 'people remove',
  summary: 'Take somebody out: their tokens and approvals stop counting at once.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['person'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { person, reason, server, format }) {
    const client = await connect(io, server);
    const id = await findPerson(client, person);
    await client.call(routes.people.remove, { params: { person: id }, body: { reason } });
    return print(io, format, { person: id }, () => [printable(`${person} is out.`)]);
  },
});
