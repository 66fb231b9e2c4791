import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import rateLimit from '@fastify/rate-limit';
import { routes, routeTable } from '@muster/api';
import type { Problem, Route } from '@muster/api';
import { spellActor } from '@muster/engine';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { keepReading, keepRefusal } from '../audit.ts';
import type { AuditDeps } from '../audit.ts';
import type { Caller } from '../caller.ts';
import type { Log } from '../log/log.ts';
import { hasSecretForm } from '../secrets/token.ts';
import { StoreError } from '../store/store-error.ts';
import { fault } from './answer.ts';
import type { Answer, Fault } from './answer.ts';
import type { Binding, Presenter } from './binding.ts';
import { faultPage } from './fault-page.ts';
import { pageHeaders, safeHeaders } from './page-headers.ts';
import { createBodyDeadlines } from './patience.ts';
import type { Patience } from './patience.ts';
import { actorOf, presentCaller, presentedSecret } from './present-caller.ts';
import type { Whose } from './present-caller.ts';
import { faultOfError, problemOfFault, problemOfRefusal } from './problem-of.ts';
import { BodyError } from './read-body.ts';
import { isOwnHost, wrongHost } from './same-origin.ts';
import type { createReadingOnce } from './reading-once.ts';

export interface HttpPorts extends AuditDeps {
  readonly organisation: string;
  /** The address of the interface. */
  readonly origin: () => string;
  readonly whose: Whose;
  readonly log: Log;
  /** A digest that tells nothing to who has no key: the request may hold content that is destroyed later. */
  readonly digest: (text: string) => string;
  readonly flagReadings: ReturnType<typeof createReadingOnce>;
  /** Which addresses were turned away in this minute, and from what. */
  readonly turnedAway: ReturnType<typeof createReadingOnce>;
  readonly patience: Patience;
}

/** The HTTP interface over the route table: authorise, validate, act, present. One handler for each row, or it throws. */
export async function createHttpServer(ports: HttpPorts, bindings: readonly Binding[]): Promise<FastifyInstance> {
  requireEveryRoute(bindings);
  const server = Fastify({
    logger: false,
    trustProxy: false,
    routerOptions: { maxParamLength: 1_000 },
    // The whole of a request has a limit of our own: Node's would cut an upload that comes slowly but comes.
    requestTimeout: 0,
    forceCloseConnections: 'idle',
  });
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) => new TooMany(Math.ceil(context.ttl / 1000)),
  });
  const deadlines = createBodyDeadlines(ports.patience);
  server.addHook('onRequest', async (request) => deadlines.begin(request.raw));
  server.addHook('onSend', async (request, reply) => {
    if (!request.raw.complete) {
      // Node writes its own where the connection has to close; Fastify's would close it under whoever still sends.
      void reply.removeHeader('connection');
      const rest = deadlines.dropRest(request.raw);
      if (!reply.raw.shouldKeepAlive) await rest;
    }
    for (const [name, value] of Object.entries(safeHeaders)) if (!reply.hasHeader(name)) void reply.header(name, value);
  });
  server.setErrorHandler((error, _request, reply) => sendFault(reply, faultOfRequest(error, ports.log)));
  server.setNotFoundHandler((_request, reply) => sendFault(reply, missingRoute));
  const json = bindings.filter(({ route }) => route.takes === 'json');
  const bytes = bindings.filter(({ route }) => route.takes === 'bytes');
  await server.register(async (scope) => {
    scope.removeContentTypeParser('text/plain');
    for (const binding of json) addRoute(scope, ports, binding, () => undefined);
  });
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const binding of bytes)
      addRoute(scope, ports, binding, ({ raw }, { kind }) =>
        kind === 'nobody' ? deadlines.extend(raw) : deadlines.endWhenSilent(raw),
      );
  });
  return server;
}

function requireEveryRoute(bindings: readonly Binding[]): void {
  const bound = new Set(bindings.map(({ route }) => route.id));
  const missing = routeTable.filter((route) => !bound.has(route.id)).map((route) => route.id);
  if (missing.length > 0 || bound.size !== bindings.length)
    throw new TypeError(`Every route has one handler. Without one: ${missing.join(', ') || 'none'}.`);
}

const missingRoute: Fault = {
  status: 404,
  code: 'request/not-found',
  detail: 'There is no such address.',
  mend: 'The addresses are in /api/openapi.json.',
};

class TooMany extends Error {
  readonly statusCode = 429;
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too many requests.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What happens once the caller is known and let in. */
type LetIn = (request: FastifyRequest, presenter: Presenter) => void;

function addRoute(scope: FastifyInstance, ports: HttpPorts, binding: Binding, letIn: LetIn): void {
  const { route } = binding;
  scope.route({
    method: route.method,
    url: route.path,
    ...(route.takes === 'json' && route.limit.bodyBytes > 0 ? { bodyLimit: route.limit.bodyBytes } : {}),
    config: { rateLimit: { max: route.limit.perMinute, timeWindow: 60_000, keyGenerator: limitKey(ports, route) } },
    ...(route.gives === 'page'
      ? { errorHandler: (error, _request, reply) => void sendFaultPage(reply, faultOfRequest(error, ports.log)) }
      : {}),
    handler: async (request, reply) => send(reply, route, await answer(ports, binding, request, letIn)),
  });
}

/**
 * One budget for each token; for each address where no token is needed, or what is sent cannot be one: who makes up
 * another each time has one budget all the same.
 */
function limitKey({ origin }: HttpPorts, { policy }: Route): (request: FastifyRequest) => string {
  return ({ headers, ip }) => {
    const token = policy === 'public' || policy === 'slack' ? undefined : presentedSecret(origin(), headers)?.secret;
    return hash('sha256', token !== undefined && hasSecretForm(token) ? token : ip, 'hex');
  };
}

async function answer(
  ports: HttpPorts,
  { route, handle }: Binding,
  request: FastifyRequest,
  letIn: LetIn,
): Promise<Answer> {
  const { organisation } = ports;
  const origin = ports.origin();
  if (!isReachedRightly(origin, route, request)) return { kind: 'fault', fault: wrongHost(origin) };
  const present = () => presentCaller(ports.whose, route, { organisation, origin, headers: request.headers });
  const presenter = await present();
  if (presenter.kind === 'fault') {
    await auditTurnedAway(ports, route, request, presenter.fault);
    return presenter;
  }
  letIn(request, presenter);
  const read = readRequest(route, request);
  if (!read.ok) return read.fault;
  const caller: Caller = {
    organisation,
    actor: actorOf(route.policy, presenter),
    via: `${route.method} ${route.path}`,
    idempotency: idempotencyOf(ports, route, request, presenter),
  };
  const before = await answeredBefore(ports, caller);
  if (before !== null) return before;
  if (route.audit === 'access') await auditReading(ports, route, caller, subjectOf(route, read.params));
  const headers = plainHeaders(request);
  const call = {
    params: read.params,
    query: read.query,
    body: read.body,
    // Whoever stops reading must not end the connection that the answer is to go by.
    bytes: request.raw.iterator({ destroyOnReturn: false }),
    headers,
    caller,
    presenter,
    isStillLetIn: async () => (await present()).kind !== 'fault',
  };
  try {
    const given = await handle(call);
    // A change was answered by its own append; what a reading saw may still be on its way to the disk.
    if (route.audit !== 'event' && route.policy !== 'flags') await ports.store.settled();
    return given;
  } catch (error) {
    const raced = error instanceof StoreError && error.code === 'answered' ? await answeredBefore(ports, caller) : null;
    if (raced !== null) return raced;
    throw error;
  }
}

/** A program that sends a token may call the server by any name, and whoever asks whether it lives. */
function isReachedRightly(origin: string, route: Route, request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined || liveness.has(route) || isOwnHost(origin, request);
}

const liveness: ReadonlySet<Route> = new Set<Route>([routes.system.health, routes.system.ready]);

/** Headers that came once; the few that come as lists are not ours. */
function plainHeaders(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

async function auditReading(ports: HttpPorts, route: Route, caller: Caller, subject: string | null): Promise<void> {
  const often = route.policy === 'flags';
  if (often && !ports.flagReadings.isFirst(spellActor(caller.actor), `${route.id} ${subject}`)) return;
  await keepReading(ports, caller, { action: route.id, subject });
}

/** Whoever tries tokens leaves a trace, at most one a minute for an address: it must not fill the audit. */
async function auditTurnedAway(ports: HttpPorts, route: Route, { ip }: FastifyRequest, { code }: Fault): Promise<void> {
  if (code === 'token/missing' || !ports.turnedAway.isFirst(ip, 'token')) return;
  const caller: Caller = {
    organisation: ports.organisation,
    actor: actorOf(route.policy, { kind: 'nobody' }),
    via: `${route.method} ${route.path}`,
    idempotency: null,
  };
  await keepRefusal(ports, caller, { action: route.id, subject: `address ${ip}` }, { code });
}

type ReadRequest =
  | { readonly ok: true; readonly params: unknown; readonly query: unknown; readonly body: unknown }
  | { readonly ok: false; readonly fault: Answer };

/** Parses once, at the boundary; reports every fault together with its place. */
function readRequest(route: Route, request: FastifyRequest): ReadRequest {
  const params = route.params.safeParse(request.params);
  const query = route.query.safeParse(request.query);
  const body = route.takes === 'bytes' || route.method === 'GET' ? null : route.body.safeParse(request.body ?? {});
  const faults = [
    ...(params.success ? [] : faultsOf('path', params.error)),
    ...(query.success ? [] : faultsOf('query', query.error)),
    ...(body === null || body.success ? [] : faultsOf('body', body.error)),
  ];
  if (faults.length > 0 || !params.success || !query.success)
    return {
      ok: false,
      fault: fault(
        400,
        'request/invalid',
        'The request does not have the shape that this route takes.',
        'Mend what is listed under faults.',
        faults,
      ),
    };
  return { ok: true, params: params.data, query: query.data, body: body?.success ? body.data : undefined };
}

function faultsOf(part: string, error: z.ZodError): { at: string; message: string }[] {
  return error.issues.map((issue) => ({ at: [part, ...issue.path.map(String)].join('.'), message: issue.message }));
}

/** What strangers name may be a secret, such as the code of a report. */
function subjectOf({ policy }: Route, params: unknown): string | null {
  if (policy === 'public') return null;
  const values = params !== null && typeof params === 'object' ? Object.values(params).map(String) : [];
  return values.length === 0 ? null : values.join('/');
}

/** The same key of another person, or for another route, is another key. */
function idempotencyOf(
  { digest }: HttpPorts,
  route: Route,
  request: FastifyRequest,
  presenter: Presenter,
): Caller['idempotency'] {
  const given = request.headers['idempotency-key'];
  if (typeof given !== 'string' || route.method === 'GET' || route.takes === 'bytes' || presenter.kind !== 'person')
    return null;
  const key = digest(`${presenter.person}\n${route.id}\n${given}`);
  return { key, request: digest(`${request.url}\n${JSON.stringify(request.body ?? {})}`) };
}

async function answeredBefore({ store }: HttpPorts, { organisation, idempotency }: Caller): Promise<Answer | null> {
  if (idempotency === null) return null;
  const kept = await store.readAnswer(organisation, idempotency.key);
  if (kept === null) return null;
  await store.settled();
  if (kept.request !== idempotency.request)
    return fault(409, 'request/key-reused', 'This idempotency key was used for another request.', 'Use a new key.');
  return { kind: 'json', body: JSON.parse(kept.body) };
}

function send(reply: FastifyReply, route: Route, given: Answer): FastifyReply {
  switch (given.kind) {
    case 'json':
      return reply
        .code(route.status)
        .headers({ ...given.headers })
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(given.body));
    case 'bytes':
      return reply
        .code(route.status)
        .type(given.mediaType)
        .header('content-disposition', `attachment; filename="${given.fileName.replace(/[^A-Za-z0-9._-]/g, '_')}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Readable.from(given.chunks, { objectMode: false }));
    case 'events':
      return reply.code(200).type('text/event-stream').headers({ 'x-accel-buffering': 'no' }).send(given.chunks);
    case 'page':
      return reply
        .code(given.status)
        .type(given.mediaType)
        .headers({ ...given.headers })
        .send(typeof given.body === 'string' ? given.body : Buffer.from(given.body));
    case 'not-modified':
      return reply
        .code(304)
        .headers({ ...given.headers })
        .send();
    case 'protocol-fault':
      return reply.code(given.status).type('application/json; charset=utf-8').send(JSON.stringify(given.body));
    case 'refused':
      return sendProblem(reply, problemOfRefusal(given.refusal));
    case 'fault':
      return route.gives === 'page' ? sendFaultPage(reply, given.fault) : sendFault(reply, given.fault);
  }
}

function sendFault(reply: FastifyReply, given: Fault): FastifyReply {
  if (given.retryAfterSeconds !== undefined) void reply.header('retry-after', given.retryAfterSeconds);
  return sendProblem(reply, problemOfFault(given));
}

function sendFaultPage(reply: FastifyReply, given: Fault): FastifyReply {
  if (given.retryAfterSeconds !== undefined) void reply.header('retry-after', given.retryAfterSeconds);
  return reply
    .code(given.status)
    .headers({ ...pageHeaders })
    .type('text/html; charset=utf-8')
    .send(faultPage(given));
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

const clientFault = z.object({ statusCode: z.int().min(400).max(499), message: z.string() });

/** Faults that Fastify finds before a handler runs, and whatever a handler threw. */
function faultOfRequest(error: unknown, log: Log): Fault {
  if (error instanceof TooMany)
    return {
      status: 429,
      code: 'rate/too-many',
      detail: 'Too many requests in this minute.',
      mend: `Wait ${error.retryAfterSeconds} seconds.`,
      retryAfterSeconds: error.retryAfterSeconds,
    };
  if (error instanceof BodyError)
    return error.code === 'too-large'
      ? { status: 413, code: 'request/too-large', detail: error.message, mend: 'Send less.' }
      : { status: 400, code: 'request/unreadable', detail: error.message, mend: 'Send it again.' };
  const known = clientFault.safeParse(error);
  if (known.success)
    return known.data.statusCode === 413
      ? {
          status: 413,
          code: 'request/too-large',
          detail: 'The body is larger than this route takes.',
          mend: 'Send less.',
        }
      : {
          status: known.data.statusCode,
          code: 'request/unreadable',
          detail: known.data.message,
          mend: 'Send JSON in UTF-8, as application/json.',
        };
  const given = faultOfError(error);
  if (given.status >= 500) log.fault('request failed', error);
  return given;
}
