import type { IncomingHttpHeaders } from 'node:http';
import type { Actor, ServiceScope } from '@muster/engine';
import type { Route, RoutePolicy } from '@muster/api';
import { fault } from './answer.ts';
import type { Answer } from './answer.ts';
import type { PresentedBy, Presenter } from './binding.ts';
import { crossSite, isSameOrigin } from './same-origin.ts';
import type { OriginHeaders } from './same-origin.ts';
import { readSessionCookie } from './session-cookie.ts';

/** What a presented secret stands for, as the people feature tells it. */
export type Whose = (
  organisation: string,
  secret: string,
) => Promise<
  | { readonly kind: 'link' }
  | { readonly kind: 'token'; readonly person: string; readonly token: string; readonly administrator: boolean }
  | { readonly kind: 'service'; readonly token: string; readonly scope: ServiceScope }
  | null
>;

export interface PresentedSecret {
  readonly secret: string;
  readonly by: PresentedBy;
}

/**
 * A bearer token (RFC 6750, section 2.1), or the password of a program that only knows passwords (RFC 7617); without an
 * Authorization header, the session of the browser.
 */
export function presentedSecret(origin: string, headers: IncomingHttpHeaders): PresentedSecret | undefined {
  const { authorization, cookie } = headers;
  if (authorization === undefined) return presented(readSessionCookie(origin, cookie), 'cookie');
  const password = /^(?:Basic|basic) +([\w+/]+=*)$/.exec(authorization)?.[1];
  if (password !== undefined)
    return presented(/:(.*)$/s.exec(Buffer.from(password, 'base64').toString('utf8'))?.[1], 'basic');
  return presented(/^(?:Bearer|bearer) +(\S+)$/.exec(authorization)?.[1], 'bearer');
}

function presented(secret: string | undefined, by: PresentedBy): PresentedSecret | undefined {
  return secret === undefined || secret === '' ? undefined : { secret, by };
}

/** What the caller is held against, and where it says who it is. */
export interface Presented {
  readonly organisation: string;
  readonly origin: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Who presents this request; a fault where the policy of the route is not met. Nothing is told of why a token is wrong.
 * The session of a browser counts for changes only where a page of ours asks for them.
 */
export async function presentCaller(
  whose: Whose,
  { method, policy }: Pick<Route, 'method' | 'policy'>,
  { organisation, origin, headers }: Presented,
): Promise<Presenter | Extract<Answer, { kind: 'fault' }>> {
  // What Slack signs is the body, which the handler reads.
  if (policy === 'public' || policy === 'slack') return { kind: 'nobody' };
  const given = presentedSecret(origin, headers);
  if (given === undefined)
    return refuse(401, 'token/missing', 'This route needs a token.', 'Send it as Authorization: Bearer …');
  const { secret, by } = given;
  if (by === 'cookie' && method !== 'GET' && !isSameOrigin(origin, originHeaders(headers)))
    return { kind: 'fault', fault: crossSite };
  const found = await whose(organisation, secret);
  if (
    found === null ||
    found.kind === 'link' ||
    (by === 'cookie' && found.kind !== 'token') ||
    !mayCome(by, found, policy)
  )
    return refuse(401, 'token/wrong', 'The token is wrong, void or expired.', 'Sign in anew with a one-time link.');
  return allows(policy, found)
    ? presenterOf(found, by)
    : refuse(403, 'token/not-allowed', 'This token may not do that.', `It takes ${needed(policy)}.`);
}

/** Browsers keep a password and send it unasked, from anywhere: it is taken for reading a calendar alone. */
function mayCome(by: PresentedBy, found: Found, policy: RoutePolicy): boolean {
  return by !== 'basic' || (found.kind === 'service' && policy === 'calendar');
}

type Found = Exclude<NonNullable<Awaited<ReturnType<Whose>>>, { kind: 'link' }>;

function presenterOf(found: Found, by: PresentedBy): Presenter {
  switch (found.kind) {
    case 'token':
      return { kind: 'person', person: found.person, token: found.token, administrator: found.administrator, by };
    case 'service':
      return { kind: 'service', token: found.token, scope: found.scope };
  }
}

function allows(policy: RoutePolicy, found: Found): boolean {
  switch (policy) {
    case 'public':
    case 'slack':
      return true;
    case 'person':
      return found.kind === 'token';
    case 'administrator':
      return found.kind === 'token' && found.administrator;
    case 'intake':
      return found.kind === 'service' && found.scope === 'intake';
    case 'flags':
    case 'calendar':
      return found.kind === 'token' || (found.kind === 'service' && found.scope === policy);
  }
}

function needed(policy: RoutePolicy): string {
  switch (policy) {
    case 'public':
      return 'nothing';
    case 'slack':
      return 'the signature of Slack';
    case 'person':
      return 'the token of a person';
    case 'administrator':
      return 'the token of an administrator';
    case 'intake':
      return 'a service token with the scope intake';
    case 'flags':
      return 'a service token with the scope flags';
    case 'calendar':
      return 'a service token with the scope calendar';
  }
}

/** An administrator's route is used with an administrator's powers: such an identity never approves. */
export function actorOf(policy: RoutePolicy, presenter: Presenter): Actor {
  switch (presenter.kind) {
    case 'nobody':
      return { kind: 'service', service: 'anonymous' };
    case 'service':
      return { kind: 'service', service: presenter.token };
    case 'person':
      return { kind: policy === 'administrator' ? 'elevated' : 'person', person: presenter.person };
  }
}

function refuse(...parts: Parameters<typeof fault>): Extract<Answer, { kind: 'fault' }> {
  const answer = fault(...parts);
  if (answer.kind !== 'fault') throw new TypeError('A fault was expected.');
  return answer;
}

/** A header that came twice says nothing. */
function originHeaders(headers: IncomingHttpHeaders): OriginHeaders {
  const site = headers['sec-fetch-site'];
  return { host: headers.host, origin: headers.origin, 'sec-fetch-site': Array.isArray(site) ? site.join() : site };
}
