import { createClient, routes } from '@muster/api';
import type { SteadyResult } from '../../packages/server/bench/append-bench.ts';
import { measureCommands } from './measure-commands.ts';
import type { StartedServer } from './start-server.ts';

/** How many people look at rooms, each with one live connection. */
export const peopleInRooms = 200;

/** A command of each of them every four seconds. */
const perSecond = 50;

/**
 * Commands while 200 people follow everything live: each of them hears of every entry, as their browsers do. They are
 * invited and signed in through the public routes.
 */
export async function measureRooms(server: StartedServer): Promise<SteadyResult> {
  const over = new AbortController();
  const followed = [];
  for (let at = 0; at < peopleInRooms; at += 1) followed.push(follow(server.origin, await signedIn(server, at), over));
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
