import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';

/** Ask for taking an action back, under the same gate. */
export const command = defineCommand({
  name: 'action undo',
  summary: 'Ask for taking an action back, under the same gate.',
  details: 'ACTION is A-1, A-2, …',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why. It is kept in the record.' },
  },
  async run(io, { incident, action, reason, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const { actions } = await client.call(routes.incidents.show, { params: { incident } });
    const undone = actions.find((each) => each.number === number);
    if (undone === undefined)
      throw new CliError('not-found', {
        what: `${incident} has no A-${number}.`,
        where: incident,
        mend: `Its actions are listed by: muster incident show ${incident}`,
      });
    const body = { action: undone.action, reason, undoes: number };
    const after = await client.call(routes.incidents.propose, { params: { incident }, body });
    return printAfterAction(io, format, `A-${after.number} asks for taking A-${number} back.`, after);
  },
});
