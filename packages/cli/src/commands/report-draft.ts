import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Print the draft of the next situation report, from what is known now. */
export const command = defineCommand({
  name: 'report draft',
  summary: 'Print the draft of the next situation report, from what is known now.',
  details: 'Edit it, then publish it: muster report publish INC --file FILE',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { draft, nextDue } = await client.call(routes.incidents.reports, { params: { incident } });
    return print(io, format, { draft, nextDue }, () => draft.split('\n').map(printable));
  },
});
