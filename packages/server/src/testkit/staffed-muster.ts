import { readFile } from 'node:fs/promises';
import { routes } from '@muster/api';
import type { Client } from '@muster/api';
import type { Caller } from '../platform/caller.ts';
import { openStore } from '../platform/store/open-store.ts';
import type { Store } from '../platform/store/store.ts';
import { handClock } from './hand-clock.ts';
import { openTestMuster } from './test-muster.ts';
import type { TestMuster, TestMusterOptions } from './test-muster.ts';

export interface StaffedMuster {
  readonly muster: TestMuster;
  readonly administrator: Client;
  /** A client for each seat, and the id of who sits there. */
  readonly at: (seat: string) => Client;
  readonly personIn: (seat: string) => string;
  readonly flags: Client;
  readonly intake: Client;
  readonly tokens: {
    readonly administrator: string;
    readonly flags: string;
    readonly intake: string;
    readonly person: string;
  };
}

const starterPlan = new URL('../../../plan/starters/saas-chatbot.yaml', import.meta.url);

/** A Muster on the starter plan with somebody in each of these seats, invited through the public routes. */
export async function staffedMuster(
  seats: readonly string[],
  options: Partial<TestMusterOptions> & { readonly plan?: string } = {},
): Promise<StaffedMuster> {
  const clock = options.clock ?? handClock();
  const store: Store = options.store ?? (await openStore({ kind: 'fake' }, clock.now));
  const muster = await openTestMuster({ ...options, store, clock });
  const start: Caller = {
    organisation: muster.parts.organisation,
    actor: { kind: 'service', service: 'start' },
    via: 'start',
    idempotency: null,
  };
  const source = options.plan ?? (await readFile(starterPlan, 'utf8'));
  const added = await muster.plans.add(start, { source, replaces: null, note: null });
  if (added.kind !== 'done') throw new Error('The starter plan is not in force.');
  const signIn = async (secret: string) =>
    (await muster.client(null).call(routes.people.useLink, { body: { secret } })).token;
  const adminToken = await signIn(
    (await muster.people.invite(start, { name: 'Administrator', administrator: true })).secret,
  );
  const administrator = muster.client(adminToken);
  const sitting = new Map<string, { client: Client; person: string; token: string }>();
  for (const seat of seats) {
    const { person, link } = await administrator.call(routes.people.invite, {
      body: { name: `The ${seat}`, seats: [seat] },
    });
    const token = await signIn(link.slice(link.indexOf('#') + 1));
    sitting.set(seat, { person, token, client: muster.client(token) });
  }
  const service = async (scope: 'intake' | 'flags') =>
    (await administrator.call(routes.people.issueServiceToken, { body: { scope, title: scope } })).token;
  const [intake, flags] = [await service('intake'), await service('flags')];
  const find = (seat: string) => {
    const found = sitting.get(seat);
    if (!found) throw new RangeError(`Nobody sits in ${seat}.`);
    return found;
  };
  return {
    muster,
    administrator,
    at: (seat) => find(seat).client,
    personIn: (seat) => find(seat).person,
    flags: muster.client(flags),
    intake: muster.client(intake),
    tokens: { administrator: adminToken, flags, intake, person: [...sitting.values()][0]?.token ?? '' },
  };
}
