import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { linkLines } from '../views/link-lines.ts';

/** Invite somebody: gives a one-time link to hand over. */
export const command = defineCommand({
  name: 'people invite',
  summary: 'Invite somebody: gives a one-time link to hand over.',
  operands: ['name'],
  options: {
    ...serverOptions,
    seat: { type: 'string', value: 'SEAT', multiple: true, help: 'A seat of the plan to sit in.' },
    administrator: { type: 'boolean', help: 'With the powers of an administrator.' },
  },
  async run(io, { name, seat, administrator, server, format }) {
    const client = await connect(io, server);
    const invited = await client.call(routes.people.invite, { body: { name, administrator, seats: [...seat] } });
    return print(io, format, invited, () => linkLines(io, name, invited));
  },
});
