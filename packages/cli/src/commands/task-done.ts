import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Say that a task of the plan is done. */
export const command = defineCommand({
  name: 'task done',
  summary: 'Say that a task of the plan is done.',
  operands: ['incident', 'task'],
  options: { ...serverOptions, note: { type: 'string', value: 'TEXT', help: 'A word with it.' } },
  async run(io, { incident, task, note, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.doTask, {
      params: { incident, task },
      body: { note: note ?? null },
    });
    return printAfter(io, format, `${task} is done.`, after);
  },
});
