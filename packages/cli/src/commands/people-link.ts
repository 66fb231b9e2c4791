import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { print } from '../output/print.ts';
import { linkLines } from '../views/link-lines.ts';

/** Make a new one-time link for somebody. */
export const command = defineCommand({
  name: 'people link',
  summary: 'Make a new one-time link for somebody.',
  details: 'PERSON is an id, a name, or the seat somebody sits in.',
  operands: ['person'],
  options: { ...serverOptions },
  async run(io, { person, server, format }) {
    const client = await connect(io, server);
    const renewed = await client.call(routes.people.renewLink, {
      params: { person: await findPerson(client, person) },
    });
    return print(io, format, renewed, () => linkLines(io, person, renewed));
  },
});
