import { openApiOf, routeTable } from '../../packages/api/src/index.ts';

/**
 * Every field of the API that takes free text, as `operation field`, read out of the OpenAPI document: texts without a
 * format, a pattern or a list of values, of more characters than an identifier has. Cursors are the server's own.
 */
export function freeTextFields(): readonly string[] {
  const { paths } = openApiOf(routeTable, { url: 'http://127.0.0.1', version: '0' });
  return Object.values(mapOf(paths)).flatMap((operations) =>
    Object.values(mapOf(operations)).flatMap((operation) => {
      const { operationId, parameters, requestBody } = mapOf(operation);
      const named = (Array.isArray(parameters) ? parameters : []).flatMap((parameter) => {
        const { name, in: where, schema } = mapOf(parameter);
        return where === 'query' && name !== 'after' ? fieldsOf(schema, String(name)) : [];
      });
      const body = mapOf(mapOf(mapOf(requestBody)['content'])['application/json'])['schema'];
      return [...new Set([...named, ...fieldsOf(body, '')])].map((field) => `${String(operationId)} ${field}`);
    }),
  );
}

const longestId = 200;

function fieldsOf(given: unknown, path: string): readonly string[] {
  const schema = mapOf(given);
  const { type, maxLength, properties, items, additionalProperties } = schema;
  const isPlain = ['format', 'pattern', 'enum', 'const'].every((word) => schema[word] === undefined);
  const own = type === 'string' && isPlain && Number(maxLength ?? 0) > longestId ? [path] : [];
  const inner = Object.entries(mapOf(properties)).flatMap(([name, each]) =>
    fieldsOf(each, path === '' ? name : `${path}.${name}`),
  );
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (Array.isArray(schema[word]) ? schema[word] : []));
  return [
    ...own,
    ...inner,
    ...(items === undefined ? [] : fieldsOf(items, `${path}[]`)),
    ...(additionalProperties === undefined ? [] : fieldsOf(additionalProperties, `${path}.*`)),
    ...choices.flatMap((each: unknown) => fieldsOf(each, path)),
  ];
}

function mapOf(given: unknown): Readonly<Record<string, unknown>> {
  return given !== null && typeof given === 'object' ? { ...given } : {};
}
