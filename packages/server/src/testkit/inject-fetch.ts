import type { FastifyInstance } from 'fastify';

/** A `fetch` that goes straight into a server without a socket: for clients in tests that need no network. */
export function injectFetch(server: FastifyInstance): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const method = init.method === 'PUT' ? 'PUT' : init.method === 'POST' ? 'POST' : 'GET';
    const response = await server.inject({
      method,
      url: url.pathname + url.search,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.body === undefined || init.body === null ? {} : { payload: payloadOf(init.body) }),
    });
    const headers = new Headers(
      Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const empty = response.statusCode === 304 || response.statusCode === 204;
    return new Response(empty ? null : new Uint8Array(response.rawPayload), { status: response.statusCode, headers });
  };
}

function payloadOf(body: NonNullable<RequestInit['body']>): string | Buffer {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body);
  throw new TypeError('Only text and bytes are sent here.');
}
