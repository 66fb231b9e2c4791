import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';
import { revisionToBind } from '../views/exact-notice.ts';

/** Approve the language of a notice, as somebody of legal. */
export const command = defineCommand({
  name: 'notice approve',
  summary: 'Approve the language of a notice, as somebody of legal.',
  operands: ['incident', 'notice'],
  options: {
    ...serverOptions,
    revision: { type: 'string', value: 'N', help: 'The revision that you read. Else it is read and shown.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
  },
  async run(io, { incident, notice, revision, yes, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    const client = await connect(io, server);
    const bound = await revisionToBind(io, client, { incident, number, verb: 'Approve', revision, yes });
    const body = { revision: bound };
    const after = await client.call(routes.incidents.approveNoticeLanguage, { params: { incident, number }, body });
    return printAfterNotice(io, format, `The language of N-${number} is approved.`, after);
  },
});
