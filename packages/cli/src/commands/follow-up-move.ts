import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { dueIn } from '../output/when.ts';
import { readMoment } from '../read-moment.ts';

/** Make a follow-up due at another instant. */
export const command = defineCommand({
  name: 'follow-up move',
  summary: 'Make a follow-up due at another instant, with the reason.',
  operands: ['follow-up'],
  options: {
    ...serverOptions,
    due: { type: 'string', value: 'TIME', required: true, help: 'By when.' },
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why.' },
  },
  async run(io, { 'follow-up': followUp, due, reason, server, format }) {
    const moment = readMoment(due, io.timeZone, '--due');
    const client = await connect(io, server);
    const body = { due: moment, reason };
    const after = await client.call(routes.followUps.move, { params: { followUp }, body });
    return print(io, format, after, () => [`${after.reference} is due ${dueIn(io, after.due)}.`]);
  },
});
