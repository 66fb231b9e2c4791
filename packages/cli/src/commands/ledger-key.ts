import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { writeNew } from '../files/write-new.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Tell the public key that packs and checkpoints verify with. Keep a copy outside. */
export const command = defineCommand({
  name: 'ledger key',
  summary: 'Tell the public key that packs and checkpoints verify with. Keep a copy outside.',
  operands: [],
  options: { ...serverOptions, out: { type: 'string', value: 'FILE', help: 'Write the key alone to this new file.' } },
  async run(io, { out, server, format }) {
    const client = await connect(io, server);
    const answer = await client.call(routes.system.key);
    if (out !== undefined) await writeNew(io, out, [new TextEncoder().encode(`${answer.key}\n`)]);
    return print(io, format, answer, () => [printable(out === undefined ? answer.key : `The key is in ${out}.`)]);
  },
});
