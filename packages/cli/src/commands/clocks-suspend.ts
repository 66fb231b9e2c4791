import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { readMoment } from '../read-moment.ts';

/** An authority asks for silence. */
export const command = defineCommand({
  name: 'clocks suspend',
  summary: 'An authority asks that nothing is reported for a time.',
  operands: ['incident', 'clock'],
  options: {
    ...serverOptions,
    authority: { type: 'string', value: 'TEXT', required: true, help: 'Who asks.' },
    reference: { type: 'string', value: 'TEXT', required: true, help: 'Under which reference.' },
    until: { type: 'string', value: 'TIME', help: 'Until when; without it, until the authority says otherwise.' },
  },
  async run(io, { incident, clock, authority, reference, until, server, format }) {
    const client = await connect(io, server);
    const end = until === undefined ? null : readMoment(until, io.timeZone, '--until');
    const body = { authority, reference, until: end };
    const after = await client.call(routes.clocks.suspend, { params: { incident, clock }, body });
    return printAfter(io, format, `${clock} is suspended.`, after);
  },
});
