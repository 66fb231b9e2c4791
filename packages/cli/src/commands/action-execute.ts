import { routes } from '@muster/api';
import { actionNumber } from '../action-number.ts';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfterAction } from '../output/print-after.ts';
import { untilItRuns } from '../connection/until-it-runs.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Run an action, if its gate stands open now. */
export const command = defineCommand({
  name: 'action execute',
  summary: 'Run an action, if its gate stands open now.',
  details:
    'ACTION is A-1, A-2, … Without --digest the action is read now and shown whole before anything happens. Evidence ' +
    'that the plan wants first is captured for 60 s at most; the command waits until the action runs.',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    ...digestOption,
    'do-not-wait': { type: 'string', value: 'REASON', help: 'Run at once, without waiting for evidence, and why.' },
  },
  async run(io, { incident, action, digest, yes, 'do-not-wait': doNotWait, server, format }) {
    const number = actionNumber(action);
    const client = await connect(io, server);
    const bound = await digestToBind(io, client, { incident, number, verb: 'Execute', digest, yes });
    const body = { digest: bound, doNotWait: doNotWait ?? null };
    const asked = await client.call(routes.incidents.execute, { params: { incident, number }, body });
    const after = await untilItRuns(io, client, incident, asked);
    const runs = after.progress === 'preserving' ? 'is let through its gate; evidence is captured first' : 'runs';
    return printAfterAction(io, format, `A-${number} ${runs}.`, after);
  },
});
