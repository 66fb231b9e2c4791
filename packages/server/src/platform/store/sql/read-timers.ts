import type { Instant } from '@muster/clocks';
import type { ListedMessage, ListOptions, Page } from '../store.ts';
import { checkLimit, decodeCursor, toPage } from '../page-cursor.ts';
import { parseJson } from '../parse-json.ts';
import { beyond } from './beyond.ts';
import { rowOf, rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

export function* nextTimerDue({ db }: SqlTools): Steps<Instant | null> {
  const row = yield* rowOf(db.selectFrom('timer').select('due_at').orderBy('due_at').limit(1));
  return row?.due_at ?? null;
}

export function* countTimersDueBefore({ db }: SqlTools, instant: Instant): Steps<number> {
  const row = yield* rowOf(
    db
      .selectFrom('timer')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('due_at', '<', instant),
  );
  return row?.count ?? 0;
}

export function* listTimers(
  { db }: SqlTools,
  organisation: string,
  stream: string,
): Steps<readonly { id: string; name: string; dueAt: Instant }[]> {
  const rows = yield* rowsOf(
    db
      .selectFrom('timer')
      .select(['id', 'name', 'due_at'])
      .where('organisation', '=', organisation)
      .where('stream', '=', stream)
      .orderBy('due_at')
      .orderBy('id'),
  );
  return rows.map(({ id, name, due_at: dueAt }) => ({ id, name, dueAt }));
}

export function* countMessagesDueBefore({ db }: SqlTools, instant: Instant): Steps<number> {
  const row = yield* rowOf(
    db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'waiting')
      .where('not_before', '<', instant),
  );
  return row?.count ?? 0;
}

export function* listMessages(
  { db }: SqlTools,
  organisation: string,
  options: ListOptions,
): Steps<Page<ListedMessage>> {
  checkLimit(options.limit);
  const after = decodeCursor(options.after, 2);
  const direction = options.order === 'rising' ? 'asc' : 'desc';
  let query = db
    .selectFrom('outbox')
    .select(['id', 'channel', 'payload', 'state', 'attempts'])
    .select([
      'not_before as notBefore',
      'created_at as createdAt',
      'settled_at as settledAt',
      'last_error as lastError',
    ])
    .where('organisation', '=', organisation)
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(options.limit + 1);
  if (after) query = query.where(beyond(['created_at', 'id'], after, options.order));
  const rows = yield* rowsOf(query);
  const messages = rows.map((row) => ({ ...row, payload: parseJson(row.payload) }));
  return toPage(messages, options, (message) => [message.createdAt, message.id]);
}
