import type { ListOptions, Page } from './store.ts';
import { StoreError } from './store-error.ts';

/** An opaque cursor: the sort values of the last item that was given. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The `count` sort values in a cursor, or null for none. A cursor that this list did not give is `invalid`. */
export function decodeCursor(after: string | null, count: number): readonly string[] | null {
  if (after === null) return null;
  const parts = parse(after);
  if (!isTexts(parts) || parts.length !== count)
    throw new StoreError('invalid', 'This cursor was not given by this list; begin again without one.');
  return parts;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

function parse(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Refuses (`invalid`) a page of no size. */
export function checkLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new StoreError('invalid', `A page cannot have ${limit} items; ask for 1 or more.`);
}

/** A page from up to `limit + 1` items: the one too many says that there is more. */
export function toPage<T>(found: readonly T[], options: ListOptions, partsOf: (item: T) => readonly string[]): Page<T> {
  const items = found.slice(0, options.limit);
  const last = items.at(-1);
  return { items, next: found.length > items.length && last !== undefined ? encodeCursor(partsOf(last)) : null };
}
