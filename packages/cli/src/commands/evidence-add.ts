import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { fileToSend } from '../files/file-to-send.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { bytesText } from '../views/bytes-text.ts';

/** Attach a file as evidence. It is sent as it is read. */
export const command = defineCommand({
  name: 'evidence add',
  summary: 'Attach a file as evidence. It is sent as it is read.',
  operands: ['incident', 'file'],
  options: {
    ...serverOptions,
    category: {
      type: 'string',
      value: 'CATEGORY',
      required: true,
      help: 'A category of the plan, such as application-logs.',
    },
    title: { type: 'string', value: 'TEXT', required: true, help: 'What it is.' },
    source: { type: 'string', value: 'TEXT', required: true, help: 'Where it comes from.' },
    at: { type: 'string', value: 'TIME', help: 'When it was captured; now without it.' },
    'media-type': { type: 'string', value: 'TYPE', help: 'Such as text/plain; application/octet-stream without it.' },
    counsel: { type: 'string', value: 'PERSON', help: 'The lawyer who directed it. It then stays out of packs.' },
  },
  async run(io, { incident, file, category, title, source, at, counsel, server, format, ...given }) {
    const route = routes.incidents.captureEvidence;
    const { bytes } = await fileToSend(io, file, route.limit.bodyBytes);
    const mediaType = given['media-type'];
    const query = {
      category,
      title,
      source,
      ...(at === undefined ? {} : { capturedAt: at }),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(counsel === undefined ? {} : { directedBy: await findPerson(await connect(io, server), counsel) }),
    };
    const client = await connect(io, server, bytes);
    const after = await client.call(route, { params: { incident }, query, body: new Uint8Array(0) });
    const { number, sha256, content } = after;
    return print(io, format, after, () => [
      printable(`E-${number} is attached: ${bytesText(bytes.size)}, SHA-256 ${sha256}, content ${content}`),
    ]);
  },
});
