import { createClient, routes } from '@muster/api';
import type { SteadyResult } from '../../packages/server/bench/append-bench.ts';
import { jsonRequest, measureSteady } from './keep-alive-load.ts';
import type { StartedServer } from './start-server.ts';

/** Seats that may answer the fact. */
const seats = ['security-lead', 'security-deputy', 'general-counsel', 'privacy-counsel'];

/** Open before the measurement begins. */
const incidents = 20;

/**
 * Commands of incidents through the public routes, at a steady rate whatever the answers do: one in twenty declares an
 * incident, the others answer a fact of one that is open. Latency runs from the moment a request was due to the end of
 * its answer.
 */
export async function measureCommands(server: StartedServer, perSecond = 200, seconds = 8): Promise<SteadyResult> {
  const tokens = await seated(server);
  const { hostname, port, host } = new URL(server.origin);
  const headersOf = (at: number) => ({ authorization: `Bearer ${tokens[at % tokens.length]}` });
  const declaration = { type: 'prompt-injection', title: 'Account numbers given out', system: 'support-assistant' };
  const open = await Promise.all(
    Array.from({ length: incidents }, async (_, at) => {
      const client = createClient({ origin: server.origin, token: tokens[at % tokens.length] ?? null, fetch });
      return (await client.call(routes.incidents.declare, { body: declaration })).reference;
    }),
  );
  const next = (at: number): Buffer => {
    const headers = headersOf(at);
    if (at % 20 === 0)
      return jsonRequest('POST', routes.incidents.declare.path, host, JSON.stringify(declaration), headers);
    const incident = open[at % open.length] ?? '';
    const path = routes.incidents.recordFact.path.replace(':incident', incident).replace(':fact', 'exposed_data');
    const value = Math.floor(at / open.length) % 2 === 0 ? 'internal' : 'personal';
    return jsonRequest('PUT', path, host, JSON.stringify({ state: 'value', value }), headers);
  };
  const load = { host: hostname, port: Number(port), connections: 16, next };
  await measureSteady({ ...load, perSecond: 100, seconds: 2 });
  const began = performance.now();
  const waits = await measureSteady({ ...load, perSecond, seconds });
  const sorted = waits.toSorted((one, other) => one - other);
  const share = (of: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;
  const perSecondDone = (waits.length * 1000) / (performance.now() - began);
  return { count: waits.length, p50: share(0.5), p99: share(0.99), max: share(1), perSecond: perSecondDone };
}

/** One person in each seat, invited through the public routes; their tokens. */
export async function seated({ origin, administrator }: StartedServer): Promise<readonly string[]> {
  const admin = createClient({ origin, token: administrator, fetch });
  return Promise.all(
    seats.map(async (seat) => {
      const invited = await admin.call(routes.people.invite, { body: { name: seat, administrator: false } });
      await admin.call(routes.people.fillSeat, { params: { seat }, body: { person: invited.person } });
      const secret = new URL(invited.link).hash.slice(1);
      return (await admin.call(routes.people.useLink, { body: { secret } })).token;
    }),
  );
}
