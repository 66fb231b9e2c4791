import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Leave a seat of the plan empty. */
export const command = defineCommand({
  name: 'seats vacate',
  summary: 'Leave a seat of the plan empty.',
  operands: ['seat'],
  options: { ...serverOptions },
  async run(io, { seat, server, format }) {
    const client = await connect(io, server);
    await client.call(routes.people.fillSeat, { params: { seat }, body: { person: null } });
    return print(io, format, { seat, person: null }, () => [printable(`Nobody sits in ${seat}.`)]);
  },
});
