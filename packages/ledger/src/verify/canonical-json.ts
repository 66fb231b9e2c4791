import canonicalize from 'canonicalize';

/** Whether a parsed value is an object with members (not an array, not null). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The RFC 8785 canonical form of a JSON value, or `undefined` where it has none (a lone surrogate, infinity). */
export function canonicalJson(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch {
    return undefined;
  }
}

/**
 * The value of a text that is RFC 8785 canonical JSON, or `undefined`. Duplicate members, other spellings of a number,
 * white space and unsorted members all differ from the canonical form, so each value has one accepted spelling.
 */
export function parseCanonicalJson(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}
