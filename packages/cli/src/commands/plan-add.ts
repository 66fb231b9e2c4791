import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { readText } from '../files/read-limited.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Put a new version of the plan in force; every fault is told with its line. */
export const command = defineCommand({
  name: 'plan add',
  summary: 'Put a new version of the plan in force; every fault is told with its line.',
  operands: ['file'],
  options: { ...serverOptions },
  async run(io, { file, server, format }) {
    const source = await readText(io, file, 1_000_000);
    const client = await connect(io, server);
    const added = await client.call(routes.plans.add, { body: { source } });
    return print(io, format, added, () => [printable(`In force: version ${added.version}`)]);
  },
});
