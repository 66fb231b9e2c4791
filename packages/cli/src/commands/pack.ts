import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { download } from '../connection/download.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { bytesText } from '../views/bytes-text.ts';

/** Write the pack of an incident: an archive that an outsider verifies with the key alone. */
export const command = defineCommand({
  name: 'pack',
  summary: 'Write the pack of an incident: an archive that an outsider verifies with the key alone.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    out: { type: 'string', value: 'FILE', required: true, help: 'Where to; a file that is not there yet.' },
  },
  async run(io, { incident, out, server, format }) {
    const bytes = await download(io, server, out, (client) =>
      client.bytes(routes.incidents.pack, { params: { incident } }),
    );
    return print(io, format, { incident, out, bytes }, () => [
      printable(`${out}: ${bytesText(bytes)}. Check it: muster verify ${out} --key FILE`),
    ]);
  },
});
