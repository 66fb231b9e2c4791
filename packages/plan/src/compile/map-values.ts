/** The same keys with other values; none where there is no map. */
export function mapValues<From, To>(
  record: Readonly<Record<string, From>> | undefined,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, map(value, key)]));
}
