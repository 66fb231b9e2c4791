import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { dueIn } from '../output/when.ts';
import { readMoment } from '../read-moment.ts';

/** Owe a follow-up again. */
export const command = defineCommand({
  name: 'follow-up reopen',
  summary: 'Owe it again: it was not done after all, or does not hold.',
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
    const after = await client.call(routes.followUps.reopen, { params: { followUp }, body });
    return print(io, format, after, () => [`${after.reference} is owed again, ${dueIn(io, after.due)}.`]);
  },
});
