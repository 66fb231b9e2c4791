import { createClient } from '@muster/api';
import type { Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { readCredential } from './credentials.ts';
import { serverOrigin } from './origin.ts';
import { serverFetch } from './server-fetch.ts';

/** A client that speaks as whoever signed in. `body` is sent in place of the body of its calls. */
export async function connect(io: Io, server: string | undefined, body: Blob | null = null): Promise<Client> {
  const origin = serverOrigin(io, server);
  return checked(
    createClient({ origin, token: await tokenFor(io, origin), fetch: serverFetch(io.fetch, origin, body) }),
    origin,
  );
}

/** A client for what needs no token. */
export function connectAsNobody(io: Io, origin: string): Client {
  return checked(createClient({ origin, token: null, fetch: serverFetch(io.fetch, origin) }), origin);
}

/** MUSTER_TOKEN, else what `sign-in` kept for this server. */
export async function tokenFor(io: Io, origin: string): Promise<string> {
  const given = io.environment['MUSTER_TOKEN'];
  if (given !== undefined && given !== '') return given;
  const kept = await readCredential(io, origin);
  if (kept !== null && Temporal.Instant.compare(kept.expiresAt, io.now()) > 0) return kept.token;
  const what = kept === null ? 'You are not signed in.' : `Your token expired at ${kept.expiresAt}.`;
  const mend = 'Ask an administrator for a one-time link, then: muster sign-in LINK';
  throw new CliError('not-signed-in', { what, where: origin, mend });
}

/** What comes back in another shape than the route table says is told as that, not as a fault of the command. */
function checked(client: Client, origin: string): Client {
  return {
    call: (route, call) =>
      client.call(route, call).catch((error: unknown) => Promise.reject(otherShape(error, origin))),
    bytes: (route, call) => client.bytes(route, call),
  };
}

function otherShape(error: unknown, origin: string): unknown {
  if (
    !(error instanceof Error) ||
    (error.name !== 'ZodError' && error.name !== '$ZodError' && error.name !== 'SyntaxError')
  )
    return error;
  return new CliError(
    'answer',
    {
      what: 'The answer is not what this version of muster knows.',
      where: origin,
      mend: 'Is this the address of Muster, and are both of the same version?',
    },
    { cause: error },
  );
}
