import { createClient, routes } from '@muster/api';
import type { Client } from '@muster/api';

/** Who plays in the demo: a role as its name, and the seats it sits in. No person is named. */
const roles = {
  'security-lead': 'Security on-call',
  'security-deputy': 'Security deputy',
  'general-counsel': 'General counsel',
  'operations-lead': 'Operations lead',
  'support-lead': 'Support lead',
  'ml-lead': 'Machine learning lead',
  'communications-lead': 'Communications lead',
  'chief-operating-officer': 'Chief operating officer',
} as const;
export type DemoSeat = keyof typeof roles;

/** Everybody signed in, and the machines with tokens of their own. */
export interface DemoCast {
  /** Speaks as who sits there. */
  as(seat: DemoSeat): Client;
  readonly alerts: Client;
  readonly assistant: Client;
  /** A fresh one-time link for somebody, to sign in as them. */
  linkFor(seat: DemoSeat): Promise<{ readonly name: string; readonly link: string }>;
}

/** Invites and signs in everybody through the public routes, from the one-time link of the first administrator. */
export async function gatherCast(origin: string, firstLink: string, using: typeof fetch): Promise<DemoCast> {
  const client = (token: string | null) => createClient({ origin, token, fetch: using });
  const signIn = async (link: string) => {
    const secret = link.slice(link.indexOf('#') + 1);
    return client((await client(null).call(routes.people.useLink, { body: { secret } })).token);
  };
  const administrator = await signIn(firstLink);
  const people = new Map<DemoSeat, { readonly person: string; readonly client: Client }>();
  for (const seat of seatsOf(roles)) {
    const body = { name: roles[seat], seats: [seat] };
    const { person, link } = await administrator.call(routes.people.invite, { body });
    people.set(seat, { person, client: await signIn(link) });
  }
  const machine = async (scope: 'intake' | 'flags', title: string) =>
    client((await administrator.call(routes.people.issueServiceToken, { body: { scope, title } })).token);
  const find = (seat: DemoSeat) => {
    const found = people.get(seat);
    if (found === undefined) throw new RangeError(`Nobody plays ${seat}.`);
    return found;
  };
  return {
    as: (seat) => find(seat).client,
    alerts: await machine('intake', 'Alertmanager'),
    assistant: await machine('flags', 'Support assistant'),
    async linkFor(seat) {
      const { link } = await administrator.call(routes.people.renewLink, { params: { person: find(seat).person } });
      return { name: roles[seat], link };
    },
  };
}

function seatsOf(given: typeof roles): readonly DemoSeat[] {
  return Object.keys(given).filter((seat): seat is DemoSeat => Object.hasOwn(given, seat));
}
