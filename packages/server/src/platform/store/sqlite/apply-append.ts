import type { Instant } from '@muster/clocks';
import type { DatabaseSync } from 'node:sqlite';
import { refusals } from '../refusals.ts';
import { appendStatements } from './append-statements.ts';
import type { PackedAppend, PackedStream } from './pack-append.ts';

/** Writes one append on an open transaction. What it throws must roll it back as a whole. */
export type ApplyAppend = (append: PackedAppend, now: Instant) => void;

/** Prepares every statement once; an event costs one insert and no round trip. */
export function createApplyAppend(db: DatabaseSync): ApplyAppend {
  const sql = appendStatements(db);

  return (append, now) => {
    const { organisation } = append;
    // The answer first: a repeat of a request must get its answer again, not a conflict.
    writeAnswer(append);
    takeFence(append);
    for (const stream of append.streams) writeStream(organisation, stream);
    for (const step of append.counters) {
      const { changes } =
        step.from === 0
          ? sql.startCounter.run(organisation, step.name, step.to)
          : sql.moveCounter.run(step.to, organisation, step.name, step.from);
      if (changes !== 1) throw refusals.counter(step.name, step.from);
    }
    for (const { model, key, sort, json } of append.rows)
      if (json === null) sql.dropRow.run(organisation, model, key);
      else sql.putRow.run(organisation, model, key, sort, json);
    for (const change of append.timers)
      if (change.kind === 'cancel') sql.cancelTimer.run(organisation, change.id);
      else sql.setTimer.run(organisation, change.id, change.stream, change.name, change.dueAt);
    for (const { id, channel, notBefore, json } of append.outbox)
      sql.addMessage.run(organisation, id, channel, notBefore, json, now);
    for (const { id, at, actor, via, action, subject, outcome, code } of append.audit)
      sql.addAudit.run(organisation, at, id, actor, via, action, subject, outcome, code);
    for (const { id, commitment, bytes, mediaType, wrappedKey, ciphertext } of append.contents)
      sql.addContent.run(organisation, id, commitment, bytes, mediaType, wrappedKey, ciphertext);
    for (const id of append.destroyed) sql.destroyContent.run(organisation, id);
  };

  function writeAnswer({ organisation, answer }: PackedAppend): void {
    if (answer) sql.addAnswer.run(organisation, answer.key, answer.request, answer.status, answer.body);
  }

  function takeFence({ organisation, fence }: PackedAppend): void {
    if (fence === null) return;
    const { changes } = sql.takeTimer.run(organisation, fence.timer, fence.token);
    if (changes !== 1) throw refusals.fenced(fence.timer);
  }

  function writeStream(organisation: string, packed: PackedStream): void {
    const { stream, expectedVersion, ids, types, buffer, ends } = packed;
    const { id, waitingSince } = headOf(organisation, packed);
    const hashes = ids.length * 32;
    let start = hashes;
    let first: number | bigint = 0;
    ids.forEach((eventId, at) => {
      const end = ends[at] ?? start;
      const version = expectedVersion + at + 1;
      const hash = buffer.subarray(at * 32, at * 32 + 32);
      const bytes = buffer.subarray(start, end);
      const { lastInsertRowid } = sql.addEvent.run(id, version, organisation, eventId, types[at] ?? '', bytes, hash);
      if (at === 0) first = lastInsertRowid;
      start = end;
    });
    const head = buffer.subarray(hashes - 32, hashes);
    const { changes } = sql.moveStream.run(expectedVersion + ids.length, head, waitingSince ?? first, id);
    if (changes !== 1) throw refusals.conflict(stream, expectedVersion, null);
  }

  /** The row of a stream that stands where the append expects it; made when it must not exist yet. */
  function headOf(organisation: string, packed: PackedStream): { id: number | bigint; waitingSince: number | null } {
    const { stream, expectedVersion, expectedHash } = packed;
    const found = sql.findStream(organisation, stream);
    if ((found?.version ?? 0) !== expectedVersion)
      throw refusals.conflict(stream, expectedVersion, found?.version ?? 0);
    if (!found) return { id: sql.addStream.run(organisation, stream).lastInsertRowid, waitingSince: null };
    if (found.hash !== expectedHash) throw refusals.wrongHash(stream, expectedVersion);
    return found;
  }
}
