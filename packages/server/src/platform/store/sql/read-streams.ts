import type { ListOptions, Page, StoredEvent, StreamHead, TypedVersion } from '../store.ts';
import { checkLimit, decodeCursor, toPage } from '../page-cursor.ts';
import { verifyEvent, verifyStream } from '../verify-events.ts';
import { inParts } from './in-parts.ts';
import { rowOf, rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

export function* readOrganisations({ db }: SqlTools): Steps<readonly string[]> {
  const rows = yield* rowsOf(db.selectFrom('stream').select('organisation').distinct().orderBy('organisation'));
  return rows.map(({ organisation }) => organisation);
}

/** The head first: events beyond it were committed since, and belong to the next reading. */
export function* loadStream(
  tools: SqlTools,
  organisation: string,
  stream: string,
  after: number,
): Steps<readonly StoredEvent[]> {
  const head = yield* rowOf(
    tools.db
      .selectFrom('stream')
      .select(['id', 'version', 'hash'])
      .where('organisation', '=', organisation)
      .where('name', '=', stream),
  );
  if (head === undefined || head.version <= after) return [];
  const rows = yield* rowsOf(
    tools.db
      .selectFrom('event')
      .leftJoin('ledger_entry', 'ledger_entry.event_seq', 'event.seq')
      .select(['event.version', 'event.id', 'event.type', 'event.bytes', 'event.hash'])
      .select('ledger_entry.ledger_index as ledgerIndex')
      .where('event.stream_id', '=', head.id)
      .where('event.version', '>', after)
      .where('event.version', '<=', head.version)
      .orderBy('event.version'),
  );
  return verifyStream(rows, stream, { version: head.version, hash: hex(head.hash) }, after);
}

/** In parts: a statement takes only so many parameters. */
export function* readEvents(
  { db }: SqlTools,
  organisation: string,
  stream: string,
  versions: readonly number[],
): Steps<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const part of inParts([...new Set(versions)], 500)) {
    const rows = yield* rowsOf(
      db
        .selectFrom('stream')
        .innerJoin('event', 'event.stream_id', 'stream.id')
        .leftJoin('ledger_entry', 'ledger_entry.event_seq', 'event.seq')
        .select(['event.version', 'event.id', 'event.type', 'event.bytes', 'event.hash'])
        .select('ledger_entry.ledger_index as ledgerIndex')
        .where('stream.organisation', '=', organisation)
        .where('stream.name', '=', stream)
        .where('event.version', 'in', part),
    );
    events.push(...rows.map((row) => verifyEvent(row, stream)));
  }
  return events.toSorted((left, right) => left.version - right.version);
}

export function* listTypes(
  { db }: SqlTools,
  organisation: string,
  stream: string,
  after: number,
): Steps<readonly TypedVersion[]> {
  return yield* rowsOf(
    db
      .selectFrom('stream')
      .innerJoin('event', 'event.stream_id', 'stream.id')
      .select(['event.version', 'event.type'])
      .where('stream.organisation', '=', organisation)
      .where('stream.name', '=', stream)
      .where('event.version', '>', after)
      .orderBy('event.version'),
  );
}

export function* streamHead({ db }: SqlTools, organisation: string, stream: string): Steps<StreamHead | null> {
  const head = yield* rowOf(
    db
      .selectFrom('stream')
      .select(['version', 'hash'])
      .where('organisation', '=', organisation)
      .where('name', '=', stream),
  );
  return head ? { version: head.version, hash: hex(head.hash) } : null;
}

/** A range of names, not a pattern: no character of a prefix means anything but itself. */
export function* listStreams(
  { db }: SqlTools,
  organisation: string,
  prefix: string,
  options: ListOptions,
): Steps<Page<string>> {
  checkLimit(options.limit);
  const [after] = decodeCursor(options.after, 1) ?? [];
  const rising = options.order === 'rising';
  let query = db
    .selectFrom('stream')
    .select('name')
    .where('organisation', '=', organisation)
    .where('name', '>=', prefix)
    .where('name', '<', `${prefix}\u{10ffff}`)
    .orderBy('name', rising ? 'asc' : 'desc')
    .limit(options.limit + 1);
  if (after !== undefined) query = query.where('name', rising ? '>' : '<', after);
  const rows = yield* rowsOf(query);
  return toPage(
    rows.map(({ name }) => name),
    options,
    (name) => [name],
  );
}

/** Events without a place: streams by the age of their oldest one, each in its own order. */
export function* unsequenced({ db }: SqlTools, organisation: string, limit: number): Steps<readonly StoredEvent[]> {
  const rows = yield* rowsOf(
    db
      .selectFrom('stream')
      .innerJoin('event', (join) =>
        join.onRef('event.stream_id', '=', 'stream.id').onRef('event.version', '>', 'stream.placed'),
      )
      .select(['stream.name as stream', 'event.version', 'event.id', 'event.type', 'event.bytes', 'event.hash'])
      .where('stream.organisation', '=', organisation)
      .where('stream.waiting_since', 'is not', null)
      .orderBy('stream.waiting_since')
      .orderBy('event.version')
      .limit(limit),
  );
  return rows.map((row) => verifyEvent({ ...row, ledgerIndex: null }, row.stream));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
