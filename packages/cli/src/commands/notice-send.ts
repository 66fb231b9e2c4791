import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';
import { readMoment } from '../read-moment.ts';
import { revisionToBind } from '../views/exact-notice.ts';

/** Send a notice, or record that it was sent. */
export const command = defineCommand({
  name: 'notice send',
  summary: 'Send a notice, or record that it was sent.',
  operands: ['incident', 'notice'],
  options: {
    ...serverOptions,
    revision: { type: 'string', value: 'N', help: 'The revision that you read. Else it is read and shown.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
    to: { type: 'string', value: 'TEXT', required: true, help: 'To whom, in words.' },
    through: { type: 'string', value: 'CHANNEL', help: 'A channel of the plan. Muster sends it itself with --now.' },
    now: { type: 'boolean', help: 'Let Muster send it. Without it, it is recorded as sent.' },
    at: { type: 'string', value: 'TIME', help: 'When it was sent; now without it.' },
    proof: { type: 'string', value: 'EVIDENCE', help: 'The piece of evidence that proves it: E-3.' },
  },
  async run(io, { incident, notice, revision, yes, to, through, now, at, proof, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    const sentAt = at === undefined ? null : readMoment(at, io.timeZone, '--at');
    const client = await connect(io, server);
    const bound = await revisionToBind(io, client, { incident, number, verb: 'Send', revision, yes });
    const after = await client.call(routes.incidents.sendNotice, {
      params: { incident, number },
      body: {
        revision: bound,
        how: now ? 'sent' : 'recorded-as-sent',
        sentAt,
        recipients: to,
        through: through ?? null,
        proof: proof === undefined ? null : numbered(proof, 'E', '--proof'),
      },
    });
    return printAfterNotice(io, format, now ? `N-${number} is sent.` : `N-${number} is recorded as sent.`, after);
  },
});
