import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';
import { findPerson } from '../connection/find-person.ts';
import { readMoment } from '../read-moment.ts';

/** Write something down, marked as it is. */
export const command = defineCommand({
  name: 'note add',
  summary: 'Write something down, marked as it is.',
  operands: ['incident', 'text'],
  options: {
    ...serverOptions,
    at: { type: 'string', value: 'TIME', help: 'When it happened; now without it. Both times are kept.' },
    counsel: { type: 'string', value: 'PERSON', help: 'The lawyer who directed it. It then stays out of packs.' },
  },
  async run(io, { incident, text, at, counsel, server, format }) {
    const occurredAt = at === undefined ? null : readMoment(at, io.timeZone, '--at');
    const client = await connect(io, server);
    const marking =
      counsel === undefined
        ? ({ kind: 'factual' } as const)
        : ({ kind: 'counsel-directed', directedBy: await findPerson(client, counsel) } as const);
    const body = { text, marking, occurredAt };
    const after = await client.call(routes.incidents.recordNote, { params: { incident }, body });
    return printAfter(io, format, `Note M-${after.number} is kept.`, after);
  },
});
