interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The items of all pages, at most `most` of them. */
export async function everyPage<Item>(
  page: (query: { readonly after?: string; readonly limit: number }) => Promise<Page<Item>>,
  most: number,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let after: string | null = null, more = true; more && found.length < most; more = after !== null) {
    const limit = Math.min(200, most - found.length);
    const read: Page<Item> = await page(after === null ? { limit } : { limit, after });
    found.push(...read.items);
    after = read.next;
  }
  return found;
}
