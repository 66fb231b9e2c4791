import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { findPerson } from '../connection/find-person.ts';

/** Record a fix as a change. */
export const command = defineCommand({
  name: 'change record',
  summary: 'Record a fix as a change.',
  operands: ['incident', 'title'],
  options: {
    ...serverOptions,
    reference: { type: 'string', value: 'TEXT', required: true, help: 'Where the change is: a ticket, a commit.' },
    author: { type: 'string', value: 'PERSON', required: true, help: 'Whose work it is. They do not validate it.' },
  },
  async run(io, { incident, title, reference, author, server, format }) {
    const client = await connect(io, server);
    const body = { title, reference, author: await findPerson(client, author) };
    const after = await client.call(routes.incidents.recordChange, { params: { incident }, body });
    return printAfter(io, format, `C-${after.number} is recorded.`, after);
  },
});
