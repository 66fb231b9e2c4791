import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { createClient, routes } from '@muster/api';
import type { Client } from '@muster/api';
import type { SteadyResult } from './append-bench.ts';

export interface CommandServer {
  readonly origin: string;
  /** A token of its administrator. */
  readonly administrator: string;
}

/** Seats that may answer the fact. */
const seats = ['security-lead', 'security-deputy', 'general-counsel', 'privacy-counsel'];

/**
 * Commands of incidents through the public routes, at a steady rate whatever the answers do: one in twenty declares an
 * incident, the others answer a fact of one that is open. Latency runs from the moment a request was due to the end of its answer.
 */
export async function measureCommands(server: CommandServer, perSecond = 200, seconds = 8): Promise<SteadyResult> {
  const clients = await seated(server);
  const incidents: string[] = [];
  const waits: number[] = [];
  const done: Promise<void>[] = [];
  const send = async (at: number, due: number): Promise<void> => {
    const client = clients[at % clients.length];
    if (!client) throw new Error('Nobody has a token.');
    const incident = incidents[at % Math.max(1, incidents.length)];
    if (at % 20 === 0 || incident === undefined) {
      const body = { type: 'prompt-injection', title: 'Account numbers given out', system: 'support-assistant' };
      incidents.push((await client.call(routes.incidents.declare, { body })).reference);
    } else {
      const params = { incident, fact: 'exposed_data' };
      const value = at % 2 === 0 ? 'internal' : 'personal';
      await client.call(routes.incidents.recordFact, { params, body: { state: 'value', value } });
    }
    waits.push(performance.now() - due);
  };
  for (let at = 0; at < 200; at += 10) await send(at, performance.now());
  waits.length = 0;
  const began = performance.now();
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = began + (at * 1000) / perSecond;
    for (let left = due - performance.now(); left > 0; left = due - performance.now())
      await (left > 3 ? pause(left - 2) : nextTurn());
    done.push(send(at, due));
  }
  await Promise.all(done);
  const sorted = waits.toSorted((one, other) => one - other);
  const share = (of: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;
  const perSecondDone = (waits.length * 1000) / (performance.now() - began);
  return { count: waits.length, p50: share(0.5), p99: share(0.99), max: share(1), perSecond: perSecondDone };
}

/** One person in each seat, invited through the public routes. */
async function seated({ origin, administrator }: CommandServer): Promise<readonly Client[]> {
  const admin = createClient({ origin, token: administrator, fetch });
  return Promise.all(
    seats.map(async (seat) => {
      const invited = await admin.call(routes.people.invite, { body: { name: seat, administrator: false } });
      await admin.call(routes.people.fillSeat, { params: { seat }, body: { person: invited.person } });
      const { token } = await admin.call(routes.people.useLink, {
        body: { secret: new URL(invited.link).hash.slice(1) },
      });
      return createClient({ origin, token, fetch });
    }),
  );
}
