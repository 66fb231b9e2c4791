import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findContact } from '../connection/find-contact.ts';
import { print } from '../output/print.ts';

/** Give the code that came. */
export const command = defineCommand({
  name: 'contact verify',
  summary: 'Give the code that came to a contact method: from then on it is used.',
  details: 'CONTACT is an id, or a channel that you have one of.',
  operands: ['contact', 'code'],
  options: { ...serverOptions },
  async run(io, { contact: given, code, server, format }) {
    const client = await connect(io, server);
    const contact = await findContact(client, given);
    await client.call(routes.contacts.verify, { params: { contact }, body: { code } });
    return print(io, format, { contact }, () => ['It is verified: calls for you go there.']);
  },
});
