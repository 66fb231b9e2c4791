import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';

/** Name an incident owner where nobody can hand over. */
export const command = defineCommand({
  name: 'owner',
  summary: 'Name an incident owner where nobody can hand over.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['incident', 'person'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, person, reason, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.assignOwner, {
      params: { incident },
      body: { person: await findPerson(client, person), reason },
    });
    return printAfter(io, format, `${person} owns it.`, after);
  },
});
