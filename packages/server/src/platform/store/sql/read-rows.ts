import type { AuditEntry, IdempotentAnswer, ListOptions, Page, SealedContent, StoredRow } from '../store.ts';
import { checkLimit, decodeCursor, toPage } from '../page-cursor.ts';
import { parseJson } from '../parse-json.ts';
import { plainBytes } from '../verify-events.ts';
import { beyond } from './beyond.ts';
import { rowOf, rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

export function* readCounter({ db }: SqlTools, organisation: string, name: string): Steps<number> {
  const counter = yield* rowOf(
    db.selectFrom('counter').select('value').where('organisation', '=', organisation).where('name', '=', name),
  );
  return counter?.value ?? 0;
}

export function* readRow({ db }: SqlTools, organisation: string, model: string, key: string): Steps<StoredRow | null> {
  const row = yield* rowOf(
    db
      .selectFrom('read_row')
      .select(['key', 'sort', 'json'])
      .where('organisation', '=', organisation)
      .where('model', '=', model)
      .where('key', '=', key),
  );
  return row ? storedRow(row) : null;
}

export function* listRows(
  { db }: SqlTools,
  organisation: string,
  model: string,
  options: ListOptions,
): Steps<Page<StoredRow>> {
  checkLimit(options.limit);
  const after = decodeCursor(options.after, 2);
  const direction = options.order === 'rising' ? 'asc' : 'desc';
  let query = db
    .selectFrom('read_row')
    .select(['key', 'sort', 'json'])
    .where('organisation', '=', organisation)
    .where('model', '=', model)
    .orderBy('sort', direction)
    .orderBy('key', direction)
    .limit(options.limit + 1);
  if (after) query = query.where(beyond(['sort', 'key'], after, options.order));
  const rows = yield* rowsOf(query);
  return toPage(rows.map(storedRow), options, (row) => [row.sort, row.key]);
}

function storedRow(row: { readonly key: string; readonly sort: string; readonly json: string }): StoredRow {
  return { key: row.key, sort: row.sort, row: parseJson(row.json) };
}

export function* listAudit({ db }: SqlTools, organisation: string, options: ListOptions): Steps<Page<AuditEntry>> {
  checkLimit(options.limit);
  const after = decodeCursor(options.after, 2);
  const direction = options.order === 'rising' ? 'asc' : 'desc';
  let query = db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'via', 'action', 'subject', 'outcome', 'code'])
    .where('organisation', '=', organisation)
    .orderBy('at', direction)
    .orderBy('id', direction)
    .limit(options.limit + 1);
  if (after) query = query.where(beyond(['at', 'id'], after, options.order));
  const rows = yield* rowsOf(query);
  return toPage(
    rows.map((row) => ({ ...row })),
    options,
    (entry) => [entry.at, entry.id],
  );
}

/** A destroyed key reads empty, and on SQLite zeros stand in its place: see append-statements.ts. */
function isDestroyed(wrappedKey: Uint8Array): boolean {
  return wrappedKey.every((byte) => byte === 0);
}

/** In the order asked for; what is destroyed or unknown is left out. */
export function* readContents(
  { db }: SqlTools,
  organisation: string,
  ids: readonly string[],
): Steps<readonly SealedContent[]> {
  if (ids.length === 0) return [];
  const rows = yield* rowsOf(
    db.selectFrom('content').selectAll().where('organisation', '=', organisation).where('id', 'in', ids),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row || isDestroyed(row.wrapped_key)) return [];
    const { commitment, bytes, media_type: mediaType, wrapped_key, ciphertext } = row;
    const sealed = ciphertext === null ? null : plainBytes(ciphertext);
    return [{ id, commitment, bytes, mediaType, wrappedKey: plainBytes(wrapped_key), ciphertext: sealed }];
  });
}

export function* readAnswer({ db }: SqlTools, organisation: string, key: string): Steps<IdempotentAnswer | null> {
  const row = yield* rowOf(
    db
      .selectFrom('answer')
      .select(['key', 'request', 'status', 'body'])
      .where('organisation', '=', organisation)
      .where('key', '=', key),
  );
  return row ? { ...row } : null;
}
