import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { printAfterNotice } from '../output/print-after-notice.ts';

/** Send a letter of a notice again. */
export const command = defineCommand({
  name: 'notice resend',
  summary: 'Send a letter of a notice again that did not get through.',
  operands: ['incident', 'notice', 'letter'],
  options: {
    ...serverOptions,
    email: { type: 'string', value: 'ADDRESS', help: 'Another address; the same without it.' },
  },
  async run(io, { incident, notice, letter, email, server, format }) {
    const number = numbered(notice, 'N', 'NOTICE');
    if (!/^[1-9]\d{0,2}$/.test(letter))
      throw new CliError('usage', {
        what: `${letter} is no letter.`,
        where: 'LETTER',
        mend: `Name its number: muster notice letters ${incident} N-${number}`,
      });
    const client = await connect(io, server);
    const after = await client.call(routes.incidents.sendLettersAgain, {
      params: { incident, number },
      body: { letters: [{ letter: Number(letter), address: email ?? null }] },
    });
    return printAfterNotice(io, format, `Letter ${letter} of N-${number} is on its way again.`, after);
  },
});
