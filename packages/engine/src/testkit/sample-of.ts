import { z } from 'zod';

/** A value that fits a schema of the events: always the same one. For the golden corpus. */
export function sampleOf(schema: unknown, path = ''): unknown {
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([key, inner]) => [key, sampleOf(inner, key)]));
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element, path)];
  if (schema instanceof z.ZodRecord) return { [path]: sampleOf(schema.valueType, path) };
  if (schema instanceof z.ZodNullable) return sampleOf(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return sampleOf(schema.options[0], path);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodCustom) return '2026-11-23T09:30:00.000Z';
  if (schema instanceof z.ZodType) return sampleText(schema, path);
  throw new TypeError(`No sample at ${path}.`);
}

function sampleText(schema: z.ZodType, path: string): string {
  const tries = [
    `a ${path}`,
    'INC-1',
    'F-1',
    'text/plain',
    '018f0000-0000-7000-8000-000000000001',
    'a'.repeat(64),
    'SET-1',
    '2026-10',
    '22:00',
  ];
  const found = tries.find((text) => schema.safeParse(text).success);
  if (found === undefined) throw new TypeError(`No sample text at ${path}.`);
  return found;
}
