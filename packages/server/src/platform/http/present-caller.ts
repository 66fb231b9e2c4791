import type { Actor } from '@muster/engine';
import type { RoutePolicy } from '@muster/api';
import { fault } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Presenter } from './binding.ts';

/** What a presented secret stands for, as the people feature tells it. */
export type Whose = (
  organisation: string,
  secret: string,
) => Promise<
  | { readonly kind: 'link' }
  | { readonly kind: 'token'; readonly person: string; readonly token: string; readonly administrator: boolean }
  | { readonly kind: 'service'; readonly token: string; readonly scope: 'intake' | 'flags' }
  | null
>;

/** What is presented as a bearer token (RFC 6750, section 2.1). */
export function presentedSecret(authorization: string | undefined): string | undefined {
  return /^(?:Bearer|bearer) +(\S+)$/.exec(authorization ?? '')?.[1];
}

/** Who presents this request; a fault where the policy of the route is not met. Nothing is told of why a token is wrong. */
export async function presentCaller(
  whose: Whose,
  organisation: string,
  policy: RoutePolicy,
  authorization: string | undefined,
): Promise<Presenter | Extract<Answer, { kind: 'fault' }>> {
  if (policy === 'public') return { kind: 'nobody' };
  const secret = presentedSecret(authorization);
  if (secret === undefined)
    return refuse(401, 'token/missing', 'This route needs a token.', 'Send it as Authorization: Bearer …');
  const found = await whose(organisation, secret);
  if (found === null || found.kind === 'link')
    return refuse(401, 'token/wrong', 'The token is wrong, void or expired.', 'Sign in anew with a one-time link.');
  return allows(policy, found)
    ? presenterOf(found)
    : refuse(403, 'token/not-allowed', 'This token may not do that.', `It takes ${needed(policy)}.`);
}

type Found = Exclude<NonNullable<Awaited<ReturnType<Whose>>>, { kind: 'link' }>;

function presenterOf(found: Found): Presenter {
  switch (found.kind) {
    case 'token':
      return { kind: 'person', person: found.person, token: found.token, administrator: found.administrator };
    case 'service':
      return { kind: 'service', token: found.token, scope: found.scope };
  }
}

function allows(policy: RoutePolicy, found: Found): boolean {
  switch (policy) {
    case 'public':
      return true;
    case 'person':
      return found.kind === 'token';
    case 'administrator':
      return found.kind === 'token' && found.administrator;
    case 'intake':
      return found.kind === 'service' && found.scope === 'intake';
    case 'flags':
      return found.kind === 'token' || (found.kind === 'service' && found.scope === 'flags');
  }
}

function needed(policy: RoutePolicy): string {
  switch (policy) {
    case 'public':
      return 'nothing';
    case 'person':
      return 'the token of a person';
    case 'administrator':
      return 'the token of an administrator';
    case 'intake':
      return 'a service token with the scope intake';
    case 'flags':
      return 'a service token with the scope flags';
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
