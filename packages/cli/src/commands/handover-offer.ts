import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';

/** Offer the incident to another person. */
export const command = defineCommand({
  name: 'handover offer',
  summary: 'Offer the incident to another person.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['incident', 'person'],
  options: { ...serverOptions, note: { type: 'string', value: 'TEXT', help: 'A word with it.' } },
  async run(io, { incident, person, note, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.offerHandover, {
      params: { incident },
      body: { to: await findPerson(client, person), note: note ?? null },
    });
    return printAfter(io, format, `It is offered to ${person}, who has to accept.`, after);
  },
});
