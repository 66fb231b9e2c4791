import type { JsonValue } from './store.ts';

/** A JSON text as the value it spells. Throws SyntaxError. */
export function parseJson(text: string): JsonValue {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new SyntaxError('Not JSON.');
  return value;
}

/** A parser of JSON gives JSON and nothing else; what matters is that nobody takes it for more. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}
