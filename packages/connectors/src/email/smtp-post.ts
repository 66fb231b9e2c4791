import { z } from 'zod';
import { refused, retry } from '../kit/channel.ts';
import type { Failed } from '../kit/channel.ts';

export interface SmtpOptions {
  /** `smtps://name:password@mail.example.com`, or `smtp://` with STARTTLS. */
  readonly url: string;
  /** Plain SMTP to this machine: for a relay beside the server, and for tests. */
  readonly allowPlain: boolean;
  readonly timeoutMilliseconds?: number;
}

/** A whole message (RFC 5322) and whom it goes to. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

export interface SmtpPost {
  readonly host: string;
  /** Hands one message over (RFC 5321). `reply`: what the server answered, of which nothing is kept as it is. */
  hand(mail: Mail, signal: AbortSignal): Promise<{ readonly kind: 'accepted'; readonly reply: string } | Failed>;
}

/** What nodemailer tells of a failure (its own codes, and the server's number). */
const mailFault = z.object({ code: z.string().optional(), responseCode: z.int().optional() });
const mailTaken = z.object({ response: z.string() });

const usualTimeout = 10_000;

/** The way to one mail server, over TLS. Never throws for what it does. */
export function createSmtpPost(options: SmtpOptions): SmtpPost {
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
  return {
    host,
    async hand({ from, to, bytes }, signal) {
      // Loaded with the first message: most of the time, and in most houses at first, there is none to send.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(server);
      const ends = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
      const ended = Promise.withResolvers<Failed>();
      const end = () => ended.resolve(retry('timeout'));
      if (ends.aborted) return retry('timeout');
      ends.addEventListener('abort', end, { once: true });
      try {
        const sent = transport.sendMail({ envelope: { from, to }, raw: Buffer.from(bytes) }).then(
          (taken: unknown) => ({ kind: 'accepted', reply: mailTaken.safeParse(taken).data?.response ?? '' }) as const,
          (error: unknown) => failedOf(error),
        );
        return await Promise.race([sent, ended.promise]);
      } finally {
        ends.removeEventListener('abort', end);
        transport.close();
      }
    },
  };
}

function failedOf(error: unknown): Failed {
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
