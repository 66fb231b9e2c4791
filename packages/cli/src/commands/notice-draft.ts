import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';

/** Write a notice, from the text that the plan has ready or another. */
export const command = defineCommand({
  name: 'notice draft',
  summary: 'Write a notice, from the text that the plan has ready or another.',
  operands: ['incident', 'audience'],
  options: {
    ...serverOptions,
    kind: {
      type: 'string',
      value: 'KIND',
      required: true,
      oneOf: ['holding', 'support-script', 'full', 'update', 'retraction'],
      help: 'What it is.',
    },
    text: { type: 'string', value: 'TEXT', help: 'Another text than that of the plan; {name} stands for a fact.' },
    contact: { type: 'string', value: 'TEXT', help: 'What {contact} stands for.' },
    retracts: { type: 'string', value: 'NOTICE', help: 'The notice that a retraction takes back.' },
  },
  async run(io, { incident, audience, kind, text, contact, retracts, server, format }) {
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.draftNotice, {
      params: { incident },
      body: {
        notification: audience,
        kind,
        text: text ?? null,
        contact: contact ?? null,
        retracts: retracts === undefined ? null : numbered(retracts, 'N', '--retracts'),
      },
    });
    return printAfterNotice(io, format, `N-${after.number} is drafted.`, after);
  },
});
