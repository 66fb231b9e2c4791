import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findContact } from '../connection/find-contact.ts';
import { print } from '../output/print.ts';

/** Change what a webhook is signed with. */
export const command = defineCommand({
  name: 'contact secret',
  summary: 'Make a new secret for the signatures of a webhook; the former one counts for another day.',
  details: 'CONTACT is an id, or a channel that you have one of.',
  operands: ['contact'],
  options: { ...serverOptions },
  async run(io, { contact: given, server, format }) {
    const client = await connect(io, server);
    const contact = await findContact(client, given);
    const rotated = await client.call(routes.contacts.rotate, { params: { contact } });
    return print(io, format, rotated, () => [`Its secret, shown this once: ${rotated.secret ?? ''}`]);
  },
});
