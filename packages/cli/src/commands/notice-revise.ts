import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';
import { findNotice } from '../views/exact-notice.ts';

/** Change a notice, or fill it in again from what is known now. */
export const command = defineCommand({
  name: 'notice revise',
  summary: 'Change a notice, or fill it in again from what is known now.',
  operands: ['incident', 'notice'],
  options: {
    ...serverOptions,
    text: { type: 'string', value: 'TEXT', help: 'The new wording; without it, the standing one is filled in again.' },
    contact: { type: 'string', value: 'TEXT', help: 'What {contact} stands for.' },
    reason: { type: 'string', value: 'TEXT', required: true, help: 'Why.' },
  },
  async run(io, { incident, notice, text, contact, reason, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    const client = await connect(io, server);
    const standing = await findNotice(client, incident, number);
    const after = await client.call(routes.incidents.reviseNotice, {
      params: { incident, number },
      body: { revision: standing.revision, text: text ?? standing.text ?? '', contact: contact ?? null, reason },
    });
    return printAfterNotice(io, format, `N-${number} is in revision ${after.revision}.`, after);
  },
});
