import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { sendPlan } from '../connection/send-plan.ts';
import { readText } from '../files/read-limited.ts';
import { baseOf } from '../files/pulled-plan.ts';

/** Add a version of the plan. */
export const command = defineCommand({
  name: 'plan add',
  summary: 'Add a version of the plan: the first is in force at once, a later one is proposed.',
  details: 'What muster check finds is printed; an error that nobody answers for changes nothing.',
  operands: ['file'],
  options: {
    ...serverOptions,
    note: { type: 'string', value: 'TEXT', help: 'What changes and why, for its approvers.' },
  },
  async run(io, { file, note, server, format }) {
    const { source } = baseOf(await readText(io, file, 1_000_000));
    const client = await connect(io, server);
    return sendPlan(io, client, file, { source, ...(note === undefined ? {} : { note }) }, format);
  },
});
