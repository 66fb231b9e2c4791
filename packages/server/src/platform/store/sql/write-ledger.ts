import { refusals } from '../refusals.ts';
import type { LedgerStep } from '../store.ts';
import { inParts } from './in-parts.ts';
import { rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

/** What a step does to one stream: which of its events get their place. */
interface Placement {
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

/** Writes a checked step: the size as the fence, then the places stream by stream, tiles and the signed head. */
export function* writeLedger(tools: SqlTools, step: LedgerStep): Steps<void> {
  yield* moveSize(tools, step);
  const streams = yield* lockStreams(tools, step);
  const seqs = yield* findEvents(tools, streams);
  yield* writeEntries(tools, step, streams, seqs);
  yield* moveStreams(tools, streams, seqs);
  yield* writeTiles(tools, step);
  yield* writeCheckpoint(tools, step);
}

function* moveSize({ db }: SqlTools, { organisation, from, checkpoint }: LedgerStep): Steps<void> {
  yield* rowsOf(
    db
      .insertInto('ledger_head')
      .values({ organisation, size: 0 })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const moved = yield* rowsOf(
    db
      .updateTable('ledger_head')
      .set({ size: checkpoint.size })
      .where('organisation', '=', organisation)
      .where('size', '=', from)
      .returning('size'),
  );
  if (moved.length === 0) throw refusals.ledgerMoved(from);
}

/** In order of name, as appends lock them. Refuses events that are not there, placed already, or out of order. */
function* lockStreams(tools: SqlTools, step: LedgerStep): Steps<ReadonlyMap<string, Placement>> {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { stream, version } of step.entries)
    spans.set(stream, { first: spans.get(stream)?.first ?? version, last: version });
  const streams = new Map<string, Placement>();
  for (const names of inParts([...spans.keys()].toSorted(), 500)) {
    let query = tools.db
      .selectFrom('stream')
      .select(['id', 'name', 'placed', 'version'])
      .where('organisation', '=', step.organisation)
      .where('name', 'in', names)
      .orderBy('name');
    if (tools.shared) query = query.forUpdate();
    for (const { id, name, placed, version } of yield* rowsOf(query)) {
      const span = spans.get(name);
      if (span?.first !== placed + 1 || span.last > version) throw refusals.ledgerGap(name);
      streams.set(name, { id, ...span });
    }
  }
  for (const name of spans.keys()) if (!streams.has(name)) throw refusals.ledgerGap(name);
  return streams;
}

/** The row numbers of the events to place, and of the one after the last, which waits from then on. */
function* findEvents({ db }: SqlTools, streams: ReadonlyMap<string, Placement>): Steps<ReadonlyMap<string, number>> {
  const seqs = new Map<string, number>();
  for (const part of inParts([...streams.values()], 100)) {
    const rows = yield* rowsOf(
      db
        .selectFrom('event')
        .select(['seq', 'stream_id', 'version'])
        .where(({ eb, or, and }) =>
          or(
            part.map(({ id, first, last }) =>
              and([eb('stream_id', '=', id), eb('version', '>=', first), eb('version', '<=', last + 1)]),
            ),
          ),
        ),
    );
    for (const { seq, stream_id, version } of rows) seqs.set(`${stream_id}/${version}`, seq);
  }
  return seqs;
}

function* writeEntries(
  { db }: SqlTools,
  { organisation, entries }: LedgerStep,
  streams: ReadonlyMap<string, Placement>,
  seqs: ReadonlyMap<string, number>,
): Steps<void> {
  const rows = entries.map(({ stream, version, index, salt }) => {
    const event_seq = seqs.get(`${streams.get(stream)?.id}/${version}`);
    if (event_seq === undefined) throw refusals.ledgerGap(stream);
    return { organisation, ledger_index: index, event_seq, salt };
  });
  for (const part of inParts(rows, 1000)) yield* rowsOf(db.insertInto('ledger_entry').values(part));
}

function* moveStreams(
  { db }: SqlTools,
  streams: ReadonlyMap<string, Placement>,
  seqs: ReadonlyMap<string, number>,
): Steps<void> {
  for (const { id, last } of streams.values())
    yield* rowsOf(
      db
        .updateTable('stream')
        .set({ placed: last, waiting_since: seqs.get(`${id}/${last + 1}`) ?? null })
        .where('id', '=', id),
    );
}

function* writeTiles({ db }: SqlTools, { organisation, tiles }: LedgerStep): Steps<void> {
  for (const { level, index, hashes } of tiles)
    yield* rowsOf(
      db
        .insertInto('ledger_tile')
        .values({ organisation, level, tile_index: index, hashes })
        .onConflict((conflict) => conflict.columns(['organisation', 'level', 'tile_index']).doUpdateSet({ hashes })),
    );
}

function* writeCheckpoint({ db }: SqlTools, { organisation, checkpoint }: LedgerStep): Steps<void> {
  const { size, root, note, at } = checkpoint;
  yield* rowsOf(
    db
      .insertInto('ledger_checkpoint')
      .values({ organisation, size, root, note, at })
      .onConflict((conflict) => conflict.columns(['organisation', 'size']).doUpdateSet({ root, note, at })),
  );
}
