import { createClient } from '@muster/api';
import type { Client } from '@muster/api';
import { writeNew } from '../files/write-new.ts';
import type { Io } from '../io.ts';
import { tokenFor } from './connect.ts';
import { serverOrigin } from './origin.ts';
import { serverFetch } from './server-fetch.ts';

/** Writes the bytes that a call gives to a new file while they come, never whole in memory; gives how many. */
export async function download(
  io: Io,
  server: string | undefined,
  out: string,
  call: (client: Client) => Promise<unknown>,
): Promise<number> {
  const origin = serverOrigin(io, server);
  const fetcher = serverFetch(io.fetch, origin);
  let bytes = 0;
  const toFile: typeof fetch = async (input, init) => {
    const response = await fetcher(input, init);
    if (!response.ok || response.body === null) return response;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          controller.enqueue(chunk);
        },
      }),
    );
    await writeNew(io, out, counted);
    return new Response(null);
  };
  await call(createClient({ origin, token: await tokenFor(io, origin), fetch: toFile }));
  return bytes;
}
