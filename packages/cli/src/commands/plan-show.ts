import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { formatFor, print } from '../output/print.ts';
import { printableLines } from '../output/printable.ts';

/** Show the plan in force for new incidents. */
export const command = defineCommand({
  name: 'plan show',
  summary: 'Show the plan in force for new incidents.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const { version, source } = await client.call(routes.plans.current);
    if (formatFor(io, format) === 'table') io.stderr.write(`version ${version}\n`);
    return print(io, format, { version, source }, () => [printableLines(source).trimEnd()]);
  },
});
