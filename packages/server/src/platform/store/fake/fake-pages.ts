import { checkLimit, decodeCursor, toPage } from '../page-cursor.ts';
import type { ListOptions, Page } from '../store.ts';

/** Orders texts by their UTF-8 bytes, as both databases do. */
export function compareTexts(left: string, right: string): number {
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** One page of items in order of the `count` values that `partsOf` gives. */
export function pageOf<T>(
  items: readonly T[],
  options: ListOptions,
  count: number,
  partsOf: (item: T) => readonly string[],
): Page<T> {
  checkLimit(options.limit);
  const sign = options.order === 'rising' ? 1 : -1;
  const bound = decodeCursor(options.after, count);
  const found = items
    .filter((item) => bound === null || sign * compareParts(partsOf(item), bound) > 0)
    .toSorted((left, right) => sign * compareParts(partsOf(left), partsOf(right)));
  return toPage(found, options, partsOf);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (const [at, part] of left.entries()) {
    const order = compareTexts(part, right[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
