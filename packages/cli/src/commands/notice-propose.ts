import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';
import { revisionToBind } from '../views/exact-notice.ts';

/** Ask the gate of the plan for exactly this notice. */
export const command = defineCommand({
  name: 'notice propose',
  summary: 'Ask the gate of the plan for exactly this notice.',
  operands: ['incident', 'notice'],
  options: {
    ...serverOptions,
    revision: { type: 'string', value: 'N', help: 'The revision that you read. Else it is read and shown.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why.' },
  },
  async run(io, { incident, notice, revision, yes, reason, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    const client = await connect(io, server);
    const bound = await revisionToBind(io, client, { incident, number, verb: 'Propose', revision, yes });
    const body = { revision: bound, reason };
    const after = await client.call(routes.incidents.proposeNotice, { params: { incident, number }, body });
    return printAfterNotice(io, format, `N-${number} asks its gate as A-${after.action}.`, after);
  },
});
