import type { DatabaseSync } from 'node:sqlite';

interface FoundStream {
  readonly id: number;
  readonly version: number;
  /** Lower-case hex. */
  readonly hash: string;
  readonly waitingSince: number | null;
}

/** The statements of an append, prepared on one connection. */
export function appendStatements(db: DatabaseSync) {
  const findStream = db.prepare(
    'select id, version, lower(hex(hash)), waiting_since from stream where organisation = ? and name = ?',
  );
  findStream.setReturnArrays(true);
  return {
    addAnswer: db.prepare('insert into answer (organisation, key, request, status, body) values (?, ?, ?, ?, ?)'),
    takeTimer: db.prepare(
      'delete from timer where organisation = ? and id = ? and token = ? and leased_until is not null',
    ),
    findStream: (organisation: string, name: string): FoundStream | null =>
      parseStream(findStream.get(organisation, name)),
    addStream: db.prepare("insert into stream (organisation, name, version, hash) values (?, ?, 0, x'')"),
    moveStream: db.prepare('update stream set version = ?, hash = ?, waiting_since = ? where id = ?'),
    addEvent: db.prepare(
      'insert into event (stream_id, version, organisation, id, type, bytes, hash) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    startCounter: db.prepare('insert into counter (organisation, name, value) values (?, ?, ?) on conflict do nothing'),
    moveCounter: db.prepare('update counter set value = ? where organisation = ? and name = ? and value = ?'),
    putRow: db.prepare(
      'insert into read_row (organisation, model, key, sort, json) values (?, ?, ?, ?, ?) ' +
        'on conflict (organisation, model, key) do update set sort = excluded.sort, json = excluded.json',
    ),
    dropRow: db.prepare('delete from read_row where organisation = ? and model = ? and key = ?'),
    setTimer: db.prepare(
      'insert into timer (organisation, id, stream, name, due_at) values (?, ?, ?, ?, ?) ' +
        'on conflict (organisation, id) do update set stream = excluded.stream, name = excluded.name, ' +
        'due_at = excluded.due_at, leased_until = null',
    ),
    cancelTimer: db.prepare('delete from timer where organisation = ? and id = ?'),
    addMessage: db.prepare(
      'insert into outbox (organisation, id, channel, not_before, payload, created_at) values (?, ?, ?, ?, ?, ?)',
    ),
    addAudit: db.prepare(
      'insert into audit (organisation, at, id, actor, via, action, subject, outcome, code) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addContent: db.prepare(
      'insert into content (organisation, id, commitment, bytes, media_type, wrapped_key, ciphertext) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    // Zeros of the same length over the row, in its place. Deleting it would let SQLite join half-empty pages: copies of
    // rows that only moved stay in the free space of the page they left, and secure_delete never sees them again.
    destroyContent: db.prepare(
      'update content set wrapped_key = zeroblob(length(wrapped_key)), ciphertext = zeroblob(length(ciphertext)) where organisation = ? and id = ?',
    ),
  };
}

function parseStream(row: unknown): FoundStream | null {
  if (!isList(row)) return null;
  const [id, version, hash, waitingSince] = row;
  const waiting = waitingSince === null ? null : Number(waitingSince);
  return { id: Number(id), version: Number(version), hash: String(hash), waitingSince: waiting };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
