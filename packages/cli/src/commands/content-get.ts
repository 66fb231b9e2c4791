import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { download } from '../connection/download.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { bytesText } from '../views/bytes-text.ts';

/** Write one item of evidence to a file that is not there yet. Do not open it in a browser. */
export const command = defineCommand({
  name: 'content get',
  summary: 'Write one item of evidence to a file that is not there yet. Do not open it in a browser.',
  details: 'CONTENT is the id that incident show tells.',
  operands: ['incident', 'content'],
  options: { ...serverOptions, out: { type: 'string', value: 'FILE', required: true, help: 'Where to.' } },
  async run(io, { incident, content, out, server, format }) {
    const bytes = await download(io, server, out, (client) =>
      client.bytes(routes.incidents.content, { params: { incident, content } }),
    );
    return print(io, format, { content, out, bytes }, () => [printable(`${out}: ${bytesText(bytes)}`)]);
  },
});
