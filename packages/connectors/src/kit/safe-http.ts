import { lookup as resolveName } from 'node:dns/promises';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

// Importing node:http would load all of fetch as well, some megabytes that a server at rest need not hold.
const { request: requestPlain } = process.getBuiltinModule('node:http');

/** Where requests may go. */
export interface SafeHttpRules {
  /** `api.example.com`, `*.example.com` for the names under one, `example.com:8443` for another port than 443. */
  readonly hosts: readonly string[];
  /** Also plain HTTP to this machine: for a bridge beside the server, and for tests. */
  readonly allowLoopback: boolean;
  readonly timeoutMilliseconds?: number;
  readonly mostAnswerBytes?: number;
  /** How names become addresses; the system's resolver where it is not said. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly signal: AbortSignal;
}

export type HttpQuestion = Omit<HttpRequest, 'body'>;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type UnsafeCode = 'unsafe' | 'unreachable' | 'timeout' | 'too-large';

/** Why nothing was fetched. Its message names no address of a person: a host at most. */
export class SafeHttpError extends Error {
  readonly code: UnsafeCode;

  constructor(code: UnsafeCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SafeHttpError';
    this.code = code;
  }
}

export interface SafeHttp {
  /** Why this server does not go there, in words; null where it would. Names are not resolved yet. */
  faultOf(url: string): string | null;
  /** Posts once. No redirect is followed: a 3xx is an answer like any other. Throws SafeHttpError. */
  post(request: HttpRequest): Promise<HttpAnswer>;
  /** Asks once, under the same rules. Throws SafeHttpError. */
  get(question: HttpQuestion): Promise<HttpAnswer>;
}

const usualTimeout = 10_000;
const usualAnswer = 65_536;

/**
 * Talks over TLS to hosts of a list. A name is resolved once, every address of it must be of the open internet, and the
 * connection goes to the one that was looked at: a name that changes its mind in between leads nowhere.
 */
export function createSafeHttp(rules: SafeHttpRules): SafeHttp {
  const resolve =
    rules.resolve ?? (async (host) => (await resolveName(host, { all: true })).map(({ address }) => address));
  const timeout = rules.timeoutMilliseconds ?? usualTimeout;

  const faultOf = (given: string): string | null => {
    if (!URL.canParse(given)) return 'It is no address of the web.';
    const url = new URL(given);
    const host = bare(url.hostname);
    if (url.username !== '' || url.password !== '') return 'An address with a name or password in it is not taken.';
    if (url.hash !== '') return 'An address with a # part is not taken.';
    if (rules.allowLoopback && isLoopback(host) && (url.protocol === 'http:' || url.protocol === 'https:')) return null;
    if (url.protocol !== 'https:') return 'Only https is taken.';
    if (isIP(host) !== 0 && !isPublicAddress(host)) return 'It leads into a closed network.';
    if (!rules.hosts.some((allowed) => isAllowed(allowed, url)))
      return 'Its host is not on the list of hosts that this server may reach.';
    return null;
  };

  /** The address to connect to. */
  async function pin(url: URL): Promise<string> {
    const host = bare(url.hostname);
    const addresses = isIP(host) === 0 ? await resolve(host).catch(unreachable) : [host];
    const mayBeLoopback = rules.allowLoopback && isLoopback(host);
    const bad = addresses.some((each) => !(isPublicAddress(each) || (mayBeLoopback && isLoopbackAddress(each))));
    if (bad) throw new SafeHttpError('unsafe', 'The name leads into a closed network.');
    const [first] = addresses;
    if (first === undefined) throw new SafeHttpError('unreachable', 'The name has no address.');
    return first;
  }

  async function ask(method: 'GET' | 'POST', question: HttpQuestion, body: Uint8Array | null): Promise<HttpAnswer> {
    const fault = faultOf(question.url);
    if (fault !== null) throw new SafeHttpError('unsafe', fault);
    const url = new URL(question.url);
    const ends = AbortSignal.any([question.signal, AbortSignal.timeout(timeout)]);
    const address = await orEnd(pin(url), ends);
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const options: RequestOptions = {
      method,
      agent: false,
      headers: { ...question.headers, ...length, 'user-agent': 'Muster' },
      lookup: (_host, { all }, done) => {
        const family = isIP(address);
        if (all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
      signal: ends,
    };
    try {
      return await send(url, options, body, rules.mostAnswerBytes ?? usualAnswer);
    } catch (error) {
      throw ends.aborted ? tooLate(error) : faultOfSending(error);
    }
  }

  return {
    faultOf,
    post: ({ body, ...question }) => ask('POST', question, Buffer.from(body)),
    get: (question) => ask('GET', question, null),
  };
}

function send(url: URL, options: RequestOptions, body: Uint8Array | null, most: number): Promise<HttpAnswer> {
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      readAnswer(answer, most).then(resolve, (error: unknown) => {
        sent.destroy();
        reject(error);
      });
    });
    sent.on('error', reject);
    if (body === null) sent.end();
    else sent.end(body);
  });
}

async function readAnswer(answer: IncomingMessage, most: number): Promise<HttpAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An answer comes as bytes.');
    size += chunk.length;
    if (size > most) throw new SafeHttpError('too-large', `The answer is larger than ${most} bytes.`);
    chunks.push(chunk);
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** What is waited for, or the end of waiting: a resolver knows no signal. */
async function orEnd<T>(work: Promise<T>, ends: AbortSignal): Promise<T> {
  if (ends.aborted) throw tooLate(ends.reason);
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(tooLate(ends.reason));
  ends.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, ended.promise]);
  } finally {
    ends.removeEventListener('abort', end);
  }
}

function tooLate(cause: unknown): SafeHttpError {
  return new SafeHttpError('timeout', 'It took too long.', { cause });
}

function unreachable(cause: unknown): never {
  throw new SafeHttpError('unreachable', 'The name cannot be resolved.', { cause });
}

function faultOfSending(error: unknown): SafeHttpError {
  return error instanceof SafeHttpError
    ? error
    : new SafeHttpError('unreachable', 'The host cannot be reached.', { cause: error });
}

/** IPv6 without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

function isAllowed(allowed: string, url: URL): boolean {
  const [name = '', port = '443'] = allowed.toLowerCase().split(':');
  if ((url.port === '' ? '443' : url.port) !== port) return false;
  return name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name;
}
