import type { Readable } from 'node:stream';
import type { Finding } from '@muster/checker';
import type { Refusal } from '@muster/engine';
import type { InterfaceCode } from '@muster/api';
import { pageHeaders } from './page-headers.ts';

/** What a handler gives back. The HTTP layer turns it into a response, and a refusal into a problem document. */
export type Answer<Body = unknown> =
  | { readonly kind: 'json'; readonly body: Body; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly kind: 'bytes';
      readonly chunks: AsyncIterable<Uint8Array>;
      readonly mediaType: string;
      readonly fileName: string;
    }
  /** Server-sent events, as long as the connection lasts. */
  | { readonly kind: 'events'; readonly chunks: Readable }
  /** A page or a part of one, for a browser. */
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly mediaType: string;
      readonly body: string | Uint8Array;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'not-modified'; readonly headers: Readonly<Record<string, string>> }
  /** A fault in the words of a protocol that has its own, such as the evaluation of flags. */
  | { readonly kind: 'protocol-fault'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** A fault of the request or of this server, before or beside any decision of the engine. */
export interface Fault {
  readonly status: number;
  readonly code: InterfaceCode;
  readonly detail: string;
  readonly mend: string;
  readonly faults?: readonly { readonly at: string; readonly message: string }[];
  /** What the checker found in a plan. */
  readonly findings?: readonly Finding[];
  readonly retryAfterSeconds?: number;
}

export function json<Body>(body: Body): Answer<Body> {
  return { kind: 'json', body };
}

export function page(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Answer<never> {
  const mediaType = 'text/html; charset=utf-8';
  return { kind: 'page', status, mediaType, body: html, headers: { ...pageHeaders, ...headers } };
}

/** Answers with the value, or with the refusal. */
export function answerOf<Body>(
  result: { readonly ok: true; readonly value: Body } | { readonly ok: false; readonly refusal: Refusal },
): Answer<Body> {
  return result.ok ? json(result.value) : { kind: 'refused', refusal: result.refusal };
}

export function fault(
  status: number,
  code: InterfaceCode,
  detail: string,
  mend: string,
  faults: Fault['faults'] = [],
): Answer<never> {
  return { kind: 'fault', fault: { status, code, detail, mend, faults } };
}

export function notFound(what: string): Answer<never> {
  return fault(404, 'request/not-found', `There is no ${what}.`, 'Look it up in the list.');
}
