import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findContact } from '../connection/find-contact.ts';
import { print } from '../output/print.ts';

/** Take a way to be reached away. */
export const command = defineCommand({
  name: 'contact remove',
  summary: 'Take a contact method away. Its address is destroyed.',
  details: 'CONTACT is an id, or a channel that you have one of.',
  operands: ['contact'],
  options: { ...serverOptions },
  async run(io, { contact: given, server, format }) {
    const client = await connect(io, server);
    const contact = await findContact(client, given);
    await client.call(routes.contacts.remove, { params: { contact } });
    return print(io, format, { contact }, () => ['It is gone, and its address with it.']);
  },
});
