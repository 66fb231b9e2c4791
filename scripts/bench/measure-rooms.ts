import { setTimeout as pause } from 'node:timers/promises';
import { createClient, routes } from '@muster/api';
import type { SteadyResult } from '../../packages/server/bench/append-bench.ts';
import { measureCommands } from './measure-commands.ts';
import type { StartedServer } from './start-server.ts';

/** How many browsers look at rooms: 25 people with as many connections as one may have, for who invites has a pace. */
export const browsersInRooms = 200;
const perPerson = 8;

/** A command for each of them every four seconds. */
const perSecond = 50;

/**
 * Commands while 200 browsers follow everything live: each of them hears of every entry. Their people are invited and
 * signed in through the public routes.
 */
export async function measureRooms(server: StartedServer): Promise<SteadyResult> {
  const over = new AbortController();
  const followed = [];
  for (let at = 0; at < browsersInRooms / perPerson; at += 1) {
    // Twenty one-time links a minute are taken from one address.
    if (at > 0 && at % 14 === 0) await pause(61_000);
    const token = await signedIn(server, at);
    for (let tab = 0; tab < perPerson; tab += 1) followed.push(follow(server.origin, token, over));
  }
  const heard = followed.map(({ heard: bytes }) => bytes);
  try {
    const result = await measureCommands(server, perSecond);
    if (heard.some((bytes) => bytes() === 0)) throw new Error('Somebody in a room heard nothing.');
    return result;
  } finally {
    over.abort();
    await Promise.all(followed.map(({ end }) => end));
  }
}

async function signedIn({ origin, administrator }: StartedServer, at: number): Promise<string> {
  const admin = createClient({ origin, token: administrator, fetch });
  const { link } = await admin.call(routes.people.invite, { body: { name: `Somebody ${at}`, administrator: false } });
  return (await admin.call(routes.people.useLink, { body: { secret: new URL(link).hash.slice(1) } })).token;
}

/** One live connection that reads whatever comes, until it is over. */
function follow(origin: string, token: string, { signal }: AbortController) {
  let bytes = 0;
  const read = async () => {
    const headers = { authorization: `Bearer ${token}` };
    try {
      const response = await fetch(`${origin}${routes.stream.follow.path}`, { headers, signal });
      if (!response.ok || response.body === null) throw new Error(`The live stream answered ${response.status}.`);
      const body: AsyncIterable<Uint8Array> = response.body;
      for await (const chunk of body) bytes += chunk.length;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  return { heard: () => bytes, end: read() };
}
