import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ListOptions } from '../store.ts';

/** Rows beyond a cursor in the order of a page: `(sort, key) > (?, ?)`. Both databases walk an index for it. */
export function beyond(
  columns: readonly string[],
  values: readonly string[],
  order: ListOptions['order'],
): RawBuilder<boolean> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const sign = order === 'rising' ? sql`>` : sql`<`;
  return sql<boolean>`(${names}) ${sign} (${sql.join(values)})`;
}
