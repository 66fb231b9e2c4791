import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON, or null for what has none: a number beyond a double, half a surrogate pair. */
export function canonicalText(value: unknown): string | null {
  try {
    return canonicalize(value) ?? null;
  } catch {
    return null;
  }
}
