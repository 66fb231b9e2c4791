import type { z } from 'zod';
import { problem, ProblemError } from './problem.ts';
import type { Route } from './route.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:7373`, without a slash at the end. */
  readonly origin: string;
  readonly token: string | null;
  readonly fetch: typeof fetch;
}

export interface Call<R extends Route> {
  readonly params?: z.input<R['params']>;
  readonly query?: z.input<R['query']>;
  readonly body?: z.input<R['body']> | Uint8Array<ArrayBuffer>;
  /** The same key with the same request gives the same answer and changes nothing twice. */
  readonly idempotencyKey?: string;
}

export interface Client {
  call<R extends Route>(route: R, call?: Call<R>): Promise<z.output<R['answer']>>;
  /** For routes that give bytes. */
  bytes<R extends Route>(route: R, call?: Call<R>): Promise<Uint8Array<ArrayBuffer>>;
}

/** A client of the route table: checks what it sends and what it gets. Throws ProblemError for every refusal. */
export function createClient(options: ClientOptions): Client {
  return {
    async call<R extends Route>(route: R, call: Call<R> = {}): Promise<z.output<R['answer']>> {
      const response = await send(options, route, call);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema that the type comes from
      return route.answer.parse(await response.json()) as z.output<R['answer']>;
    },
    async bytes(route, call = {}) {
      const response = await send(options, route, call);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

async function send<R extends Route>(options: ClientOptions, route: R, call: Call<R>): Promise<Response> {
  const headers: Record<string, string> = {};
  if (options.token !== null) headers['authorization'] = `Bearer ${options.token}`;
  if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey;
  const init: RequestInit = { method: route.method, headers };
  if (route.method !== 'GET') init.body = bodyOf(route, call.body, headers);
  const response = await options.fetch(options.origin + pathOf(route, call.params) + queryOf(call.query), init);
  if (!response.ok) throw await problemOf(response);
  return response;
}

function bodyOf(route: Route, body: unknown, headers: Record<string, string>): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) {
    headers['content-type'] = 'application/octet-stream';
    return new Uint8Array(body);
  }
  headers['content-type'] = route.takes === 'bytes' ? 'application/octet-stream' : 'application/json';
  return JSON.stringify(body ?? {});
}

function pathOf(route: Route, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  return route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
}

function queryOf(query: unknown): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  const read = problem.safeParse(body);
  if (read.success) return new ProblemError(read.data);
  const detail = `The server answered ${response.status} without saying why.`;
  return new ProblemError({
    type: 'about:blank',
    title: 'Not a problem document',
    status: response.status,
    code: 'server/fault',
    detail,
    mend: 'Is this the address of Muster?',
    clause: null,
    faults: [],
  });
}
