import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';
import { readMoment } from '../read-moment.ts';
import { revisionToBind } from '../views/exact-notice.ts';

/** Send a notice by e-mail, or record that it was sent. */
export const command = defineCommand({
  name: 'notice send',
  summary: 'Send a notice by e-mail, or record that it was sent on another way.',
  details: 'With --email Muster sends it. With --to it is recorded as sent, in your words.',
  operands: ['incident', 'notice'],
  options: {
    ...serverOptions,
    revision: { type: 'string', value: 'N', help: 'The revision that you read. Else it is read and shown.' },
    yes: { type: 'boolean', help: 'Do not ask on the terminal.' },
    email: { type: 'string', value: 'ADDRESS', multiple: true, help: 'Where Muster sends it; once for each.' },
    to: { type: 'string', value: 'TEXT', help: 'To whom it was sent, in words.' },
    through: { type: 'string', value: 'CHANNEL', help: 'The channel of the plan.' },
    at: { type: 'string', value: 'TIME', help: 'When it was sent; now without it.' },
    proof: { type: 'string', value: 'EVIDENCE', help: 'The piece of evidence that proves it: E-3.' },
  },
  async run(io, { incident, notice, revision, yes, email, to, through, at, proof, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    const addresses = email ?? [];
    const isSent = addresses.length > 0;
    if (isSent === (to !== undefined) || (isSent && (at !== undefined || proof !== undefined)))
      throw new CliError('usage', {
        what: isSent ? 'What Muster sends is not recorded as sent too.' : 'It is not said to whom.',
        where: `N-${number}`,
        mend: 'Give either --email ADDRESS, once for each, or --to TEXT with --at and --proof.',
      });
    const sentAt = at === undefined ? null : readMoment(at, io.timeZone, '--at');
    const client = await connect(io, server);
    const bound = await revisionToBind(io, client, { incident, number, verb: 'Send', revision, yes });
    const after = await client.call(routes.incidents.sendNotice, {
      params: { incident, number },
      body: {
        revision: bound,
        how: isSent ? 'sent' : 'recorded-as-sent',
        sentAt,
        recipients: to ?? null,
        addresses: [...addresses],
        through: through ?? null,
        proof: proof === undefined ? null : numbered(proof, 'E', '--proof'),
      },
    });
    const done = isSent
      ? `N-${number} is on its way. See what became of it: muster notice letters ${incident} N-${number}`
      : `N-${number} is recorded as sent.`;
    return printAfterNotice(io, format, done, after);
  },
});
