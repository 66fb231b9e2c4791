import type { LedgerRecord, LedgerTile, StoredCheckpoint } from '../store.ts';
import { plainBytes, verifyEvent } from '../verify-events.ts';
import type { KeptEvent } from '../verify-events.ts';
import { rowOf, rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

export function* readLedger(
  tools: SqlTools,
  organisation: string,
  fromIndex: number,
  limit: number,
): Steps<readonly LedgerRecord[]> {
  const rows = yield* rowsOf(
    placedEvents(tools)
      .where('ledger_entry.organisation', '=', organisation)
      .where('ledger_entry.ledger_index', '>=', fromIndex)
      .orderBy('ledger_entry.ledger_index')
      .limit(limit),
  );
  return rows.map(ledgerRecord);
}

export function* readStreamLedger(
  tools: SqlTools,
  organisation: string,
  stream: string,
): Steps<readonly LedgerRecord[]> {
  const rows = yield* rowsOf(
    placedEvents(tools)
      .where('stream.organisation', '=', organisation)
      .where('stream.name', '=', stream)
      .orderBy('event.version'),
  );
  return rows.map(ledgerRecord);
}

function placedEvents({ db }: SqlTools) {
  return db
    .selectFrom('ledger_entry')
    .innerJoin('event', 'event.seq', 'ledger_entry.event_seq')
    .innerJoin('stream', 'stream.id', 'event.stream_id')
    .select(['stream.name as stream', 'event.version', 'event.id', 'event.type', 'event.bytes', 'event.hash'])
    .select(['ledger_entry.ledger_index as ledgerIndex', 'ledger_entry.salt']);
}

function ledgerRecord(row: KeptEvent & { readonly stream: string; readonly salt: Uint8Array }): LedgerRecord {
  return { ...verifyEvent(row, row.stream), salt: plainBytes(row.salt) };
}

/** In the order asked for; tiles that are not there are left out. */
export function* readTiles(
  { db }: SqlTools,
  organisation: string,
  tiles: readonly { level: number; index: number }[],
): Steps<readonly LedgerTile[]> {
  const found: LedgerTile[] = [];
  for (const { level, index } of tiles) {
    const row = yield* rowOf(
      db
        .selectFrom('ledger_tile')
        .select('hashes')
        .where('organisation', '=', organisation)
        .where('level', '=', level)
        .where('tile_index', '=', index),
    );
    if (row) found.push({ level, index, hashes: plainBytes(row.hashes) });
  }
  return found;
}

/** Newest first. */
export function* listCheckpoints(
  { db }: SqlTools,
  organisation: string,
  limit: number,
): Steps<readonly StoredCheckpoint[]> {
  const rows = yield* rowsOf(
    db
      .selectFrom('ledger_checkpoint')
      .select(['size', 'root', 'note', 'at'])
      .where('organisation', '=', organisation)
      .orderBy('size', 'desc')
      .limit(limit),
  );
  return rows.map(({ size, root, note, at }) => ({ size, root: plainBytes(root), note, at }));
}
