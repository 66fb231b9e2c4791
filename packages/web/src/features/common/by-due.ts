/** The nearest deadline first, what has none last. Instants are in UTC, so their letters are their order. */
export function byDue(one: { readonly due: string | null }, other: { readonly due: string | null }): number {
  const [a, b] = [one.due ?? '~', other.due ?? '~'];
  return a < b ? -1 : a > b ? 1 : 0;
}
