import canonicalize from 'canonicalize';

/** The value without the keys that hold the default of their schema, at every depth. */
export function withoutDefaults(schema: unknown, value: unknown): unknown {
  const open = definitionOf(schema);
  if (open === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => withoutDefaults(open['element'], entry));
  const shape = open['shape'];
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const of = isRecord(shape) ? shape[key] : open['valueType'];
    return isDefault(of, inner) ? [] : [[key, withoutDefaults(of, inner)] as const];
  });
  return Object.fromEntries(entries);
}

function isDefault(schema: unknown, value: unknown): boolean {
  const definition = isRecord(schema) ? schema['def'] : null;
  if (!isRecord(definition) || definition['type'] !== 'default') return false;
  return canonicalize(definition['defaultValue']) === canonicalize(value);
}

/** What a schema is made of, under what says that it may be absent. */
function definitionOf(schema: unknown): Readonly<Record<string, unknown>> | null {
  const definition = isRecord(schema) ? schema['def'] : null;
  if (!isRecord(definition)) return null;
  return 'innerType' in definition ? definitionOf(definition['innerType']) : definition;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
