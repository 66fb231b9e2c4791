import { z } from 'zod';
import { problem } from './problem.ts';
import type { Route, RoutePolicy } from './route.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
type Schema = { readonly [key: string]: Json | undefined };

/**
 * The OpenAPI 3.1 document of a route table. What OpenAPI has no word for stands under `x-muster-…`: the policy, the
 * trace that a call leaves, calls a minute, and the greatest page.
 */
export function openApiOf(table: readonly Route[], server: { readonly url: string; readonly version: string }): Schema {
  const paths = new Map<string, Record<string, Schema>>();
  for (const route of table) {
    const path = pathOf(route);
    paths.set(path, { ...paths.get(path), [route.method.toLowerCase()]: operationOf(route) });
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Muster',
      version: server.version,
      summary: 'Runs the response to incidents of AI systems.',
      description: 'Every error is a problem document (RFC 9457) with a stable code.',
    },
    servers: [{ url: server.url }],
    tags: [...new Set(table.map(tagOf))].toSorted().map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: {
        Problem: {
          description: 'Why not, and what to do about it.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token of a person or of a machine.' },
        password: { type: 'http', scheme: 'basic', description: 'Any name, and the token of a machine as password.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-muster',
          description:
            'The session of a browser, over plain http on the loopback named muster. Changes need a request of the same origin.',
        },
      },
    },
  };
}

/** `/api/v1/incidents/{incident}`; what a wildcard stands for is called `path`. */
function pathOf({ path }: Route): string {
  return path.replace(/:([a-zA-Z]+)/g, '{$1}').replace('*', '{path}');
}

function tagOf({ id }: Route): string {
  return id.split('.')[0] ?? id;
}

function operationOf(route: Route): Schema {
  const { id, summary, policy, audit, limit, page } = route;
  return {
    operationId: id,
    summary,
    tags: [tagOf(route)],
    parameters: [...parametersOf(route, 'path'), ...parametersOf(route, 'query'), ...headersOf(route)],
    ...(route.method === 'GET' ? {} : { requestBody: bodyOf(route) }),
    responses: responsesOf(route),
    security: securityOf(policy),
    'x-muster-policy': policy,
    'x-muster-audit': audit,
    'x-muster-limit': { bodyBytes: limit.bodyBytes, perMinute: limit.perMinute },
    'x-muster-page': page === null ? null : { most: page.most },
  };
}

function securityOf(policy: RoutePolicy): Schema[] {
  switch (policy) {
    case 'public':
    case 'slack':
      return [{}];
    case 'person':
    case 'administrator':
    case 'flags':
      return [{ bearer: [] }, { session: [] }];
    case 'calendar':
      return [{ bearer: [] }, { password: [] }, { session: [] }];
    case 'intake':
      return [{ bearer: [] }];
  }
}

function parametersOf(route: Route, where: 'path' | 'query'): Schema[] {
  const given = where === 'path' ? route.params : route.query;
  if (!(given instanceof z.ZodObject)) return [];
  const required = listOf(schemaOf(given, 'input')['required']);
  return Object.entries(fieldsOf(schemaOf(given, 'output'))).map(([name, schema]) => ({
    name: name === '*' ? 'path' : name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...descriptionOf(schema),
    schema,
  }));
}

/** What repeats a change without doing it twice. */
function headersOf({ method, takes, policy }: Route): Schema[] {
  const isKept = method !== 'GET' && takes === 'json' && (policy === 'person' || policy === 'administrator');
  if (!isKept) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key with the same request gives the same answer and changes nothing twice.',
      schema: { type: 'string', maxLength: 200 },
    },
  ];
}

function bodyOf(route: Route): Schema {
  if (route.takes === 'bytes') return { required: true, content: { 'application/octet-stream': { schema: {} } } };
  return { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } };
}

function responsesOf(route: Route): Schema {
  const refused =
    route.gives === 'page'
      ? { description: 'Why not, as a page.', content: { 'text/html': { schema: { type: 'string' } } } }
      : { $ref: '#/components/responses/Problem' };
  const given = answerOf(route);
  return { [String(route.status)]: { description: route.summary, content: given }, default: refused };
}

function answerOf({ gives, answer }: Route): Schema {
  switch (gives) {
    case 'json':
      return { 'application/json': { schema: schemaOf(answer, 'output') } };
    case 'bytes':
      return { '*/*': { schema: {} } };
    case 'page':
      return { 'text/html': { schema: { type: 'string' } } };
  }
}

/** What JSON Schema has no word for is left open: the server checks it all the same. */
function schemaOf(given: z.ZodType, io: 'input' | 'output'): Schema {
  const made = z.toJSONSchema(given, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' });
  const { $schema: _, ...schema } = plain.parse(made);
  return schema;
}

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const plain = z.record(z.string(), json);

function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> {
  const read = z.record(z.string(), plain).safeParse(schema['properties']);
  return read.success ? read.data : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function descriptionOf({ description }: Schema): Schema {
  return typeof description === 'string' ? { description } : {};
}
