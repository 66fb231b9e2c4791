import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { writeNew } from '../files/write-new.ts';
import { print } from '../output/print.ts';
import { printableLines } from '../output/printable.ts';

/** Tell the latest signed head of the ledger. Keep a copy outside. */
export const command = defineCommand({
  name: 'ledger checkpoint',
  summary: 'Tell the latest signed head of the ledger. Keep a copy outside.',
  operands: [],
  options: {
    ...serverOptions,
    out: { type: 'string', value: 'FILE', help: 'Write the signed note alone to this new file.' },
  },
  async run(io, { out, server, format }) {
    const client = await connect(io, server);
    const answer = await client.call(routes.system.checkpoint);
    const { note, size } = answer;
    if (note === null)
      throw new CliError('not-found', {
        what: 'The ledger has no checkpoint yet.',
        where: 'the ledger',
        mend: 'It signs one within a second of the first record. Try again.',
      });
    if (out !== undefined) await writeNew(io, out, [new TextEncoder().encode(note)]);
    return print(io, format, answer, () =>
      out === undefined ? [printableLines(note).trimEnd()] : [`The head of ${size} entries is written.`],
    );
  },
});
