import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { incidentSheet } from '../views/incident-sheet.ts';

/** Show one incident: what to do first, then everything else. */
export const command = defineCommand({
  name: 'incident show',
  summary: 'Show one incident: what to do first, then everything else.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const view = await client.call(routes.incidents.show, { params: { incident } });
    return print(io, format, view, () => incidentSheet(io, view));
  },
});
