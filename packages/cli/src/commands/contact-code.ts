import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findContact } from '../connection/find-contact.ts';
import { print } from '../output/print.ts';

/** Ask for another code. */
export const command = defineCommand({
  name: 'contact code',
  summary: 'Send another code to a contact method.',
  details: 'CONTACT is an id, or a channel that you have one of.',
  operands: ['contact'],
  options: { ...serverOptions },
  async run(io, { contact: given, server, format }) {
    const client = await connect(io, server);
    const contact = await findContact(client, given);
    await client.call(routes.contacts.code, { params: { contact } });
    return print(io, format, { contact }, () => [
      `A code is on its way. Give it: muster contact verify ${contact} CODE`,
    ]);
  },
});
