import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { followUpOwner, ownerOptions } from '../follow-up-owner.ts';
import { numbered } from '../numbered.ts';
import { print } from '../output/print.ts';
import { dueIn } from '../output/when.ts';
import { readMoment } from '../read-moment.ts';

/** Say what is owed after an incident. */
export const command = defineCommand({
  name: 'follow-up open',
  summary: 'Say what is owed after an incident, by whom and by when.',
  operands: ['incident', 'title'],
  options: {
    ...serverOptions,
    ...ownerOptions,
    due: { type: 'string', value: 'TIME', required: true, help: 'By when.' },
    kind: { type: 'string', value: 'KIND', oneOf: ['work', 'control', 'plan-change'], help: 'Work without it.' },
    factor: { type: 'string', value: 'X-1', help: 'The contributing factor that it answers.' },
  },
  async run(io, { incident, title, due, kind, factor, owner, function: to, server, format }) {
    const answers = factor === undefined ? null : numbered(factor, 'X', '--factor');
    const moment = readMoment(due, io.timeZone, '--due');
    const client = await connect(io, server);
    const owes = await followUpOwner(client, { owner, to });
    const body = { title, kind: kind ?? 'work', owner: owes, due: moment, factor: answers } as const;
    const after = await client.call(routes.followUps.open, { params: { incident }, body });
    return print(io, format, after, () => [`${after.reference} is due ${dueIn(io, after.due)}.`]);
  },
});
