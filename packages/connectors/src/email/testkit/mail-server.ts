import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Behaviour, Provider, Received } from '../../kit/testkit/provider.ts';

export interface MailServer extends Provider {
  /** For the configuration: `smtp://muster:secret@127.0.0.1:port`. */
  readonly url: string;
  /** Messages as they came over the wire. */
  readonly raw: readonly string[];
}

/** A real SMTP server on a loopback port; where it has to misbehave, a socket that does. */
export async function startMailServer(): Promise<MailServer> {
  const raw: string[] = [];
  const received: Received[] = [];
  let behaviour: Behaviour = 'accept';
  const smtp = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (behaviour === 'refuse-credentials' || username !== 'muster' || password !== 'secret')
        done(fault(535, 'Authentication failed'));
      else done(null, { user: username });
    },
    onRcptTo(_address, _session, done) {
      if (behaviour === 'refuse-address') done(fault(550, 'No such mailbox'));
      else if (behaviour === 'busy') done(fault(451, 'Try again later'));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        raw.push(text);
        for (const { address } of session.envelope.rcptTo) received.push({ ...readMail(text), to: address });
        done(null, `2.0.0 Ok: queued as QUEUE-${raw.length}`);
      });
    },
  });
  smtp.on('error', () => undefined);
  const open = new Set<Socket>();
  const front = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    if (behaviour === 'hang') return;
    if (behaviour === 'garbage') socket.end('<<<nothing that SMTP knows\r\n');
    else if (behaviour === 'flood') socket.write('2'.repeat(1_000_000));
    else smtp.server.emit('connection', socket);
  });
  const port = await listening(front);
  return {
    url: `smtp://muster:secret@127.0.0.1:${port}`,
    raw,
    received,
    behave: (next) => {
      behaviour = next;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => front.close(() => resolve()));
    },
  };
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A server on a port has an address.');
  return address.port;
}

function fault(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Subject and text of a mail, as a program at the other end shows them. */
function readMail(mail: string): Omit<Received, 'to'> {
  const split = mail.indexOf('\r\n\r\n');
  const headers = mail.slice(0, split).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const body = decodeBody(mail.slice(split + 4), encoding);
  return { text: `${decodeWords(header('Subject'))}\n${body}`, key: header('Message-ID') };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(body.replace(/=\r\n/g, '')) : body;
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : decodeQuoted(word.replace(/_/g, ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
