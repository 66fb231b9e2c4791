import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { incidentClockLines } from '../views/incident-clock-lines.ts';

/** Show the clocks of an incident. */
export const command = defineCommand({
  name: 'incident clocks',
  summary: 'Show the clocks of an incident: what is due, counted from what, by which text.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { clocks, anchors } = await client.call(routes.incidents.show, { params: { incident } });
    return print(io, format, { clocks, anchors }, () => incidentClockLines(io, clocks, anchors));
  },
});
