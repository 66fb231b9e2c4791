import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findVersion } from '../connection/find-version.ts';
import { withBase } from '../files/pulled-plan.ts';
import { writeNew, writeOver } from '../files/write-new.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { shortVersion } from '../views/plan-lines.ts';

/** Write the plan in force, or another version, to a file. */
export const command = defineCommand({
  name: 'plan pull',
  summary: 'Write the plan in force, or another version, to a file.',
  details: 'The last line of the file says which version it is: muster plan push looks there.',
  operands: ['file'],
  options: {
    ...serverOptions,
    version: { type: 'string', value: 'VERSION', help: 'Another than the one in force.' },
    force: { type: 'boolean', help: 'In the place of the file that is there.' },
  },
  async run(io, { file, version: meant, force, server, format }) {
    const client = await connect(io, server);
    const { version, source } =
      meant === undefined
        ? await client.call(routes.plans.current)
        : await client.call(routes.plans.show, { params: { version: (await findVersion(client, meant)).version } });
    const bytes = new TextEncoder().encode(withBase(source, version));
    await (force ? writeOver : writeNew)(io, file, [bytes]);
    return print(io, format, { version, file }, () => [printable(`${file}: version ${shortVersion(version)}`)]);
  },
});
