import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Fault } from './answer.ts';

/** The headers by which a browser says where a request comes from. */
export interface OriginHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | undefined;
}

/**
 * Whether a page of ours made this request. A browser says so itself (Fetch Metadata, `Sec-Fetch-Site`); an older one
 * sends the Origin of the page, which must be the address that it asks. Who says neither is not a page of ours.
 */
export function isSameOrigin(origin: string, headers: OriginHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && headers.origin === `${new URL(origin).protocol}//${headers.host ?? ''}`;
}

/** Whether a browser made this request at all. */
export function isFromBrowser(headers: OriginHeaders): boolean {
  return headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;
}

export const crossSite: Fault = {
  status: 403,
  code: 'session/cross-site',
  detail: 'A page of another site asked for this, so the session of this browser does not count.',
  mend: 'Do it in Muster itself; programs send a token as Authorization: Bearer …',
};

/**
 * Whether the Host is one of ours, so that a name which somebody lets point to this machine (DNS rebinding) leads
 * nowhere: the host of the configured address, or a name of the loopback to who comes over it.
 */
export function isOwnHost(origin: string, { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): boolean {
  const host = nameOf(headers.host);
  if (host === null) return false;
  return host === new URL(origin).hostname || (isLoopbackName(host) && isLoopbackAddress(ip));
}

export function wrongHost(origin: string): Fault {
  return {
    status: 421,
    code: 'request/wrong-host',
    detail: 'This server is not reached under this name.',
    mend: `Use ${origin}, or set MUSTER_ORIGIN to the address that people use.`,
  };
}

function nameOf(host: string | undefined): string | null {
  try {
    return host === undefined || /[/?#@\\\s]/.test(host) ? null : new URL(`http://${host}`).hostname;
  } catch {
    return null;
  }
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return isIP(plain) === 4 ? plain.startsWith('127.') : plain === '::1';
}
