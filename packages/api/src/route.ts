import type { z } from 'zod';
import { noBody, none, readLimit, writeLimit } from './shapes.ts';

/** Who may call it. What a person may do inside is decided by the plan and the engine. */
export type RoutePolicy =
  /** Anybody. Liveness, sign-in and static parts only. */
  | 'public'
  /** A person of the organisation, signed in as themselves. */
  | 'person'
  /** A person with an administrator's powers. */
  | 'administrator'
  /** A service token with the scope `intake`. */
  | 'intake'
  /** A service token with the scope `flags`, or a person. */
  | 'flags'
  /** A service token with the scope `calendar`, or a person. */
  | 'calendar'
  /** Slack, by its signature over the body: the handler holds it. It says who sent it, and knows no person of ours. */
  | 'slack';

/** `event`: every call that changes something leaves an event and an audit row. `access`: reading leaves an audit row. */
export type RouteAudit = 'event' | 'access' | 'none';

export interface RouteLimit {
  /** Bytes of a request body; 0 for routes without one. */
  readonly bodyBytes: number;
  /** Calls a minute for one token, or for one address where there is no token. */
  readonly perMinute: number;
}

export type Method = 'GET' | 'POST' | 'PUT';

/**
 * One row of the route table. Everything else comes from it: validation, the OpenAPI document, the typed client. The
 * fields `policy`, `audit`, `limit` and `page` are compulsory.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Stable name, `incident.declare`. Audit rows and logs carry it. */
  readonly id: string;
  readonly method: Method;
  /** With `:name` for each parameter. */
  readonly path: string;
  readonly summary: string;
  readonly policy: RoutePolicy;
  readonly audit: RouteAudit;
  readonly limit: RouteLimit;
  /** The greatest page; null for what is no list. */
  readonly page: { readonly most: number } | null;
  /** `json`, or `bytes` for a body or an answer that is a file; `page` for a browser, faults included. */
  readonly takes: 'json' | 'bytes';
  readonly gives: 'json' | 'bytes' | 'page';
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  readonly status: 200 | 201 | 202 | 204;
}

/** Makes one row; the types of its parts stay known to handlers and clients. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(row: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return row;
}

export type ParamsOf<R> = R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.infer<P> : never;
export type QueryOf<R> = R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.infer<Q> : never;
export type BodyOf<R> = R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.infer<B> : never;
export type AnswerOf<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.infer<A> : never;

const plain = { takes: 'json', gives: 'json', params: none, query: none, page: null, status: 200 } as const;

/** What most readings have in common. Policy and audit are said by each row itself. */
export const readJson = { ...plain, method: 'GET', limit: readLimit, body: noBody } as const;

/** What most changes have in common. */
export const writeJson = { ...plain, method: 'POST', limit: writeLimit } as const;
