import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { waitUntil } from '../../packages/server/bench/append-bench.ts';

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
    if (!isWholeAnswer(held)) continue;
    held = Buffer.alloc(0);
    yield 1;
    socket.write(next());
  }
}

export interface SteadyLoad {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** The whole request that is sent as the nth, as bytes. */
  readonly next: (at: number) => Buffer;
}

/**
 * Sends requests at a steady rate, whatever the answers do. Gives for each the milliseconds from the moment it was due to
 * the end of its answer; one that waits for a free connection waits in that time too. It spins rather than sleeps, and
 * reads no more of an answer than status and length: to a server that does nothing it adds a quarter of a millisecond.
 */
export async function measureSteady({ host, port, connections, perSecond, seconds, next }: SteadyLoad) {
  const sockets = Array.from({ length: connections }, () => connect({ host, port, noDelay: true }));
  const free = [...sockets];
  const turns: ((socket: Socket) => void)[] = [];
  const waits: number[] = [];
  const done: Promise<void>[] = [];
  const began = performance.now();
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const due = began + (at * 1000) / perSecond;
    await waitUntil(due);
    done.push(send(next(at), due));
  }
  await Promise.all(done);
  for (const socket of sockets) socket.destroy();
  return waits;

  async function send(request: Buffer, due: number): Promise<void> {
    const socket = free.pop() ?? (await new Promise<Socket>((resolve) => turns.push(resolve)));
    await answerTo(socket, request);
    waits.push(performance.now() - due);
    const turn = turns.shift();
    if (turn) turn(socket);
    else free.push(socket);
  }
}

/** Resolves once the answer to this request is whole. */
function answerTo(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0);
    const settle = (settled: () => void) => {
      socket.off('data', read).off('error', fail);
      settled();
    };
    const fail = (error: Error) => settle(() => reject(error));
    const read = (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      try {
        if (isWholeAnswer(held)) settle(resolve);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    socket.on('data', read).on('error', fail);
    socket.write(request);
  });
}

/** Whether these bytes are a whole answer. Throws at one that is not 2xx. */
function isWholeAnswer(held: Buffer): boolean {
  const headEnd = held.indexOf('\r\n\r\n');
  if (headEnd < 0) return false;
  const head = held.subarray(0, headEnd).toString('latin1');
  const status = Number(head.slice(9, 12));
  if (status < 200 || status > 299) throw new Error(`The server answered ${head} ${held.subarray(headEnd).toString()}`);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return held.length >= headEnd + 4 + length;
}

/** A request with a JSON body, as bytes. */
export function jsonRequest(
  method: 'POST' | 'PUT',
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
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
