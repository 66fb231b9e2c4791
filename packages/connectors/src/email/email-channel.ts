import { z } from 'zod';
import { accepted, refused, retry } from '../kit/channel.ts';
import type { Channel, CheckedAddress, Outcome } from '../kit/channel.ts';
import { textOf, wordsOf } from '../kit/message.ts';
import { maskAddress } from './mask-address.ts';

export interface EmailOptions {
  /** `smtps://name:password@mail.example.com`, or `smtp://` with STARTTLS. */
  readonly url: string;
  /** The address that messages come from. */
  readonly from: string;
  /** Plain SMTP to this machine: for a relay beside the server, and for tests. */
  readonly allowPlain: boolean;
  readonly timeoutMilliseconds?: number;
}

/** What nodemailer tells of a failure (its own codes, and the server's number). */
const mailFault = z.object({ code: z.string().optional(), responseCode: z.int().optional() });

const usualTimeout = 10_000;

/** E-mail through an SMTP server (RFC 5321), over TLS. */
export function createEmailChannel(options: EmailOptions): Channel {
  const url = new URL(options.url);
  const timeout = options.timeoutMilliseconds ?? usualTimeout;
  const isTls = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const server = {
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    secure: isTls,
    // Without TLS nothing is said, unless this machine itself is meant.
    requireTLS: !isTls && !options.allowPlain,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const domain = options.from.slice(options.from.lastIndexOf('@') + 1);

  async function send(
    ...[message, contact, { idempotencyKey, signal }]: Parameters<Channel['send']>
  ): Promise<Outcome> {
    // Loaded with the first message: most of the time, and in most houses at first, there is none to send.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(server);
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const ended = Promise.withResolvers<Outcome>();
    const end = () => ended.resolve(retry('timeout'));
    if (ends.aborted) return retry('timeout');
    ends.addEventListener('abort', end, { once: true });
    try {
      const sent = transport
        .sendMail({
          from: { name: 'Muster', address: options.from },
          to: { name: '', address: contact.address },
          subject: wordsOf(message).title,
          text: textOf(message),
          messageId: `<${idempotencyKey}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        .then(
          ({ messageId }) => accepted(messageId),
          (error: unknown) => outcomeOf(error),
        );
      return await Promise.race([sent, ended.promise]);
    } finally {
      ends.removeEventListener('abort', end);
      transport.close();
    }
  }

  return {
    name: 'email',
    provider: `smtp ${host}`,
    signs: false,
    checkAddress,
    mask: maskAddress,
    preview: textOf,
    send,
  };
}

function outcomeOf(error: unknown): Outcome {
  const { code, responseCode = null } = mailFault.safeParse(error).data ?? {};
  if (code === 'EAUTH') return refused('credentials', responseCode);
  if (code === 'ETLS') return refused('unsafe', responseCode);
  if (responseCode !== null && responseCode >= 500)
    return refused(code === 'EENVELOPE' ? 'address' : 'request', responseCode);
  if (responseCode !== null) return retry('provider', responseCode);
  if (code === 'ETIMEDOUT') return retry('timeout');
  if (code === 'EPROTOCOL') return retry('provider');
  return retry('unreachable');
}

/** The part of RFC 5321 that people have: one @, a name with a dot behind it, nothing that a header could break on. */
function checkAddress(given: string): CheckedAddress {
  const address = given.trim();
  const isSound =
    address.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(
      address,
    );
  return isSound
    ? { kind: 'sound', address }
    : { kind: 'faulty', fault: 'This is no e-mail address.', mend: 'Write it as name@example.com.' };
}
