import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findContact } from '../connection/find-contact.ts';
import { print } from '../output/print.ts';

/** Say which way is tried first. */
export const command = defineCommand({
  name: 'contact first',
  summary: 'Have a contact method called before your others.',
  details: 'CONTACT is an id, or a channel that you have one of.',
  operands: ['contact'],
  options: { ...serverOptions },
  async run(io, { contact: given, server, format }) {
    const client = await connect(io, server);
    const contact = await findContact(client, given);
    const { contacts: items } = await client.call(routes.contacts.list);
    const contacts = [contact, ...items.map(({ id }) => id).filter((id) => id !== contact)];
    await client.call(routes.contacts.order, { body: { contacts } });
    return print(io, format, { contacts }, () => ['It is called first.']);
  },
});
