import { CallError } from './call-error.ts';
import { noteServerTime } from '../ui/corrected-clock.ts';
import type { Answer, CallOf, RouteName } from './route-name.ts';
import { rows } from './route-rows.ts';
import { texts } from '../messages/en/client.ts';

interface AnyCall {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

/** Calls a route of the table with the session of this browser. Throws CallError for everything but an answer. */
export async function call<Name extends RouteName>(
  name: Name,
  request: CallOf<Name> | Record<string, never> = {},
  signal?: AbortSignal,
): Promise<Answer<Name>> {
  const response = await send(name, request, signal);
  const body: unknown = response.status === 204 ? {} : await response.json();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server checks every answer by the schema of this type
  return body as Answer<Name>;
}

/** The same for routes that give bytes. */
export async function callForBytes<Name extends RouteName>(name: Name, request: CallOf<Name>): Promise<Blob> {
  return (await send(name, request)).blob();
}

/** Where a route of this name answers. */
export function addressOf(name: RouteName, { params, query }: AnyCall): string {
  const values = new Map(Object.entries(params ?? {}));
  const path = row(name).path.replace(/:([a-zA-Z]+)/g, (_, key: string) =>
    encodeURIComponent(String(values.get(key) ?? '')),
  );
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

async function send(name: RouteName, request: AnyCall, signal?: AbortSignal): Promise<Response> {
  const { method } = row(name);
  const headers: Record<string, string> = { accept: 'application/json' };
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (signal !== undefined) init.signal = signal;
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  if (method !== 'GET') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(request.body ?? {});
  }
  const response = await fetch(addressOf(name, request), init).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw unreachable();
  });
  noteServerTime(response.headers.get('date'));
  if (!response.ok) throw await refusalOf(response);
  return response;
}

function row(name: RouteName) {
  const found = rows[name];
  if (found === undefined) throw new Error(`There is no route ${name}.`);
  return found;
}

export function unreachable(): CallError {
  return new CallError(problemOf(0, 'client/unreachable', texts.unreachable, texts.unreachableMend), true);
}

async function refusalOf(response: Response): Promise<CallError> {
  const body: unknown = await response.json().catch(() => null);
  return refusalFrom(response.status, body);
}

/** Reads a problem document; what is none becomes one. */
export function refusalFrom(status: number, body: unknown): CallError {
  const given = new Map(Object.entries(body ?? {}));
  const word = (key: string): string | null => {
    const value: unknown = given.get(key);
    return typeof value === 'string' ? value : null;
  };
  const faults: unknown = given.get('faults');
  const detail = word('detail');
  if (detail === null) return new CallError(problemOf(status, 'server/fault', texts.noReason(status), texts.tryAgain));
  return new CallError({
    ...problemOf(status, word('code') ?? 'server/fault', detail, word('mend') ?? ''),
    clause: word('clause'),
    faults: Array.isArray(faults) ? faults.flatMap(faultFrom) : [],
  });
}

function faultFrom(fault: unknown): { at: string; message: string }[] {
  const given = new Map(Object.entries(fault ?? {}));
  return [{ at: String(given.get('at') ?? ''), message: String(given.get('message') ?? '') }];
}

function problemOf(status: number, code: string, detail: string, mend: string) {
  return { type: 'about:blank', title: code, status, code, detail, mend, clause: null, faults: [] };
}
