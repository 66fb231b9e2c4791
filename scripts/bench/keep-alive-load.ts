import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Load {
  readonly host: string;
  readonly port: number;
  /** Connections, each with one request under way at a time. */
  readonly connections: number;
  readonly seconds: number;
  /** The whole request, head and body, as bytes. */
  readonly next: () => Buffer;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
}

/**
 * Sends requests over connections that stay open, as fast as they are answered, and counts the answers. It does as
 * little as a client can (no parser beyond status and length), so that the server is what is measured. Throws at an answer
 * that is not 2xx.
 */
export async function measureLoad({ host, port, connections, seconds, next }: Load): Promise<LoadResult> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let requests = 0;
  const sockets = Array.from({ length: connections }, () => connect({ host, port, noDelay: true }));
  await Promise.all(
    sockets.map(async (socket) => {
      for await (const _ of answersOn(socket, next)) {
        requests += 1;
        if (performance.now() > end) break;
      }
      socket.destroy();
    }),
  );
  return { requests, perSecond: (requests * 1000) / (performance.now() - began) };
}

/** One request after the other; yields at each complete answer. */
async function* answersOn(socket: Socket, next: () => Buffer): AsyncGenerator<number> {
  socket.write(next());
  let held = Buffer.alloc(0);
  for await (const chunk of socket) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A socket gives bytes.');
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    const headEnd = held.indexOf('\r\n\r\n');
    if (headEnd < 0) continue;
    const head = held.subarray(0, headEnd).toString('latin1');
    const status = Number(head.slice(9, 12));
    if (status < 200 || status > 299)
      throw new Error(`The server answered ${head} ${held.subarray(headEnd).toString()}`);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (held.length < headEnd + 4 + length) continue;
    held = Buffer.alloc(0);
    yield status;
    socket.write(next());
  }
}

/** A POST with a JSON body, as bytes. */
export function postRequest(
  path: string,
  host: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Buffer {
  const given = {
    host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
