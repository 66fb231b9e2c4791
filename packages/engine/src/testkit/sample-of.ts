import type { z } from 'zod';

/** A value that fits a schema of the events: always the same one. For the golden corpus. */
export function sampleOf(schema: z.ZodType, path = ''): unknown {
  const { def } = (schema as unknown as { _zod: { def: Def } })._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, sampleOf(inner, key)]));
    case 'array':
      return def.element ? [sampleOf(def.element, path)] : [];
    case 'record':
      return def.valueType ? { [path === '' ? 'key' : path]: sampleOf(def.valueType, path) } : {};
    case 'nullable':
      return def.innerType ? sampleOf(def.innerType, path) : null;
    case 'union':
      return def.options?.[0] ? sampleOf(def.options[0], path) : null;
    case 'literal':
      return def.values?.[0];
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'boolean':
      return true;
    case 'number':
      return 1;
    case 'custom':
      return '2026-11-23T09:30:00.000Z';
    case 'string':
      return sampleText(schema, path);
    default:
      throw new TypeError(`No sample of ${def.type} at ${path}.`);
  }
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Record<string, unknown>;
}

function sampleText(schema: z.ZodType, path: string): string {
  const tries = ['a'.repeat(64), '018f0000-0000-7000-8000-000000000001', 'text/plain', 'INC-1', `a ${path}`];
  const found = tries.toReversed().find((text) => schema.safeParse(text).success);
  if (found === undefined) throw new TypeError(`No sample text at ${path}.`);
  return found;
}
